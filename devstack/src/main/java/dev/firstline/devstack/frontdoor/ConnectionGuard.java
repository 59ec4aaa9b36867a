package dev.firstline.devstack.frontdoor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything else of a connection: refuses what is not framed as {@link Framing} has it, and ends a connection
 * on which nothing begins, or a head that is not finished, within a time. What it refuses never reaches the parser.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    private final Framing framing = new Framing();
    private final Duration headTime;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean answering;
    private boolean over;

    /** @param headTime how long a head may take, from the connection or its first byte to its last */
    ConnectionGuard(Duration headTime) {
        this.headTime = headTime;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        // A new connection has something to say; one that was kept is ended by the server's own idle time.
        await(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        rest();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        if (over) {
            bytes.release();
            return;
        }
        int from = bytes.readerIndex();
        int to = bytes.writerIndex();
        boolean begins = framing.isBetweenRequests();
        for (int at = from; at < to; ) {
            long unlooked = Math.min(framing.unlooked(), to - at);
            if (unlooked > 0) {
                framing.skip(unlooked);
                at += (int) unlooked;
                continue;
            }
            boolean between = framing.isBetweenRequests();
            var problem = framing.accept(bytes.getByte(at++));
            if (problem != null) {
                bytes.release();
                refuse(context, problem);
                return;
            }
            if (between && framing.isWithinHead()) {
                answering = false;
            }
        }
        if (framing.isWithinHead()) {
            if (begins || deadline == null) {
                await(context);
            }
        } else {
            rest();
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        answering = true;
        super.write(context, message, promise);
    }

    private void await(ChannelHandlerContext context) {
        rest();
        deadline = context.executor().schedule(() -> late(context), headTime.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void rest() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void late(ChannelHandlerContext context) {
        if (framing.isWithinHead()) {
            refuse(context, FrontDoorProblem.LATE);
        } else {
            context.close();
        }
    }

    private void refuse(ChannelHandlerContext context, FrontDoorProblem problem) {
        over = true;
        rest();
        if (answering) {
            // Another answer in the middle of one would be read as part of it.
            context.close();
            return;
        }
        context.writeAndFlush(Unpooled.copiedBuffer(problem.raw(), StandardCharsets.UTF_8))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
