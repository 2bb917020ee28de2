# A host whose name server is silent; then a Node is run with "$@".
# To be started in a network and with mounts of its own: unshare --net --mount sh silent-names.sh NODE ARGUMENT...
set -e
node=$1
shift
ip link set lo up
resolver=$(mktemp)
printf 'nameserver 127.0.0.53\noptions timeout:5 attempts:2\n' > "$resolver"
mount --bind "$resolver" /etc/resolv.conf
"$node" --eval '
	require("dgram").createSocket("udp4").bind(53, "127.0.0.53", () => console.error("silent"));
' 2> "$resolver.ready" &
server=$!
trap 'kill $server; rm -f "$resolver" "$resolver.ready"' EXIT
until [ -s "$resolver.ready" ]; do sleep 0.05; done
# With TERMINATE_AFTER it is sent a SIGTERM after so many seconds, and how many milliseconds it then took is printed.
if [ -z "$TERMINATE_AFTER" ]; then
	"$node" "$@"
	exit
fi

"$node" "$@" &
program=$!
sleep "$TERMINATE_AFTER"
began=$(date +%s%3N)
kill -TERM "$program"
code=0
wait "$program" || code=$?
echo "exit $code after $(($(date +%s%3N) - began)) ms"
