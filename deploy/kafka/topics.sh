#!/bin/sh
# The topics of the platform: 12 partitions each; facts stay 14 days, the words of tickets 7. Records bear the broker's time:
# one dated more than an hour ahead would be refused, and a service whose clock is wrong would be mute.
set -eu
day=86400000
for topic in ticket diagnosis health escalation entitlement access sla notification ticket-text; do
    days=14
    [ "$topic" = ticket-text ] && days=7
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
        --topic "firstline.$topic.v1" --partitions 12 --replication-factor 1 \
        --config retention.ms=$((days * day)) --config segment.ms=$day --config cleanup.policy=delete \
        --config message.timestamp.type=LogAppendTime
done

# How far each service has published, and up to when somebody waits for that: one partition each, of interest for a moment.
for topic in watermark awaited; do
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
        --topic "firstline.$topic.v1" --partitions 1 --replication-factor 1 \
        --config retention.ms=600000 --config segment.ms=600000 --config cleanup.policy=delete \
        --config message.timestamp.type=LogAppendTime
done
