#!/usr/bin/env bash
# The health check of a service's container: 0 when it is alive and ready. The engine restarts no container that is merely unhealthy, so one
# that has said for a minute, without a break, that it is not alive is asked to end; its restart policy starts it again.
# Bash alone: these images have no curl.
port=${FIRSTLINE_HTTP_PORT:-8080}
mark=${FIRSTLINE_UNWELL_MARK:-/tmp/unwell-since}
patience=${FIRSTLINE_UNWELL_SECONDS:-60}
service=${FIRSTLINE_UNWELL_PID:-1}

answers() { # PATH: prints the status, or nothing when nobody answers
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 0
  printf 'GET %s HTTP/1.0\r\n\r\n' "$1" >&3
  read -r _ status _ <&3
  exec 3>&-
  echo "$status"
}

live=$(answers /q/health/live 2>/dev/null)
if [ "$live" != 503 ]; then
  rm -f "$mark"
  [ "$live" = 200 ] && [ "$(answers /q/health/ready 2>/dev/null)" = 200 ]
  exit
fi
now=$(date +%s)
[ -s "$mark" ] || echo "$now" >"$mark"
if [ $((now - $(cat "$mark"))) -ge "$patience" ]; then
  echo "unwell for $patience s, asked to end"
  rm -f "$mark"
  kill -TERM "$service"
fi
exit 1
