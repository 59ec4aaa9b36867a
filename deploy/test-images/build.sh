#!/bin/sh
# The two images of the tests, built where no image registry can be reached: Debian by debootstrap from a Debian mirror,
# PostgreSQL and Kafka from the Maven artifacts that the build has fetched anyway. For tests only: never run them elsewhere.
#
#   ./mvnw -DskipTests -pl contracts,devstack install     # fills devstack/target/lib
#   sudo JAVA_HOME=/path/to/jdk-25 deploy/test-images/build.sh
#
# Wants root (debootstrap), docker, debootstrap, unzip, a JDK >= 25. BASE_IMAGE names a Debian-like image that is there
# already, and debootstrap is not needed; DEBIAN_MIRROR another mirror.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
lib=${KAFKA_LIB:-$here/../../devstack/target/lib}
base=${BASE_IMAGE:-firstline-test/debian:bookworm}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
: "${JAVA_HOME:?a JDK of version 25 or newer}"
case $(uname -m) in
    x86_64) family=amd64 ;;
    aarch64 | arm64) family=arm64v8 ;;
    *) echo "No PostgreSQL binaries for $(uname -m)." >&2; exit 1 ;;
esac
for jar in "$lib"/kafka_2.13-*.jar "$lib/"embedded-postgres-binaries-linux-$family-*.jar; do
    [ -f "$jar" ] || { echo "$jar is missing: build devstack first (see the head of this script)." >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Files for images are for all users of the container; a strict umask would hide them.
umask 022

if ! docker image inspect "$base" >/dev/null 2>&1; then
    [ -z "${BASE_IMAGE:-}" ] || { echo "There is no image $base." >&2; exit 1; }
    debootstrap --variant=minbase bookworm "$work/debian" "$mirror"
    rm -rf "$work/debian/var/cache/apt/archives" "$work/debian/var/lib/apt/lists"
    tar -C "$work/debian" -c . | docker import - "$base"
fi

mkdir -p "$work/postgres/pgsql"
unzip -qp "$lib/"embedded-postgres-binaries-linux-$family-*.jar '*.txz' | tar -xJ -C "$work/postgres/pgsql"
cp "$here/postgres/"* "$work/postgres/"
docker build --build-arg BASE="$base" --tag firstline-test/postgres:18 "$work/postgres"

mkdir -p "$work/kafka/lib"
cp "$lib"/*.jar "$work/kafka/lib/"
rm -f "$work/kafka/lib/"embedded-postgres-* "$work/kafka/lib/"vertx-* "$work/kafka/lib/"netty-* \
    "$work/kafka/lib/"greenmail-* "$work/kafka/lib/"contracts-*
cp "$here/kafka/"* "$work/kafka/"
"$JAVA_HOME/bin/jlink" --output "$work/kafka/jre" --strip-debug --no-header-files --no-man-pages \
    --add-modules java.base,java.desktop,java.logging,java.management,java.management.rmi,java.naming,java.security.jgss,java.security.sasl,java.sql,jdk.crypto.ec,jdk.management,jdk.unsupported
kafka=$(basename "$(ls "$lib"/kafka_2.13-*.jar)" .jar)
docker build --build-arg BASE="$base" --tag "firstline-test/kafka:${kafka#kafka_2.13-}" "$work/kafka"
