# Two networks with a cable between them, and a web server at 192.0.2.2 in the other one; then a Node is run with "$@".
# To be started in a network of its own: unshare --net sh two-networks.sh NODE ARGUMENT...
set -e
node=$1
shift
ip link set lo up
ip link add near0 type veth peer name far0
unshare --net sh -c '
	until ip link set far0 up 2>/dev/null; do sleep 0.05; done
	ip addr add 192.0.2.2/24 dev far0
	exec "$0" --eval "require(\"http\").createServer((q, r) => r.end()).listen(8080)"
' "$node" &
peer=$!
trap 'kill $peer' EXIT
sleep 0.3
ip link set far0 netns $peer
ip addr add 192.0.2.1/24 dev near0
ip link set near0 up
"$node" --eval '
	const ask = () => require("net").connect(8080, "192.0.2.2", () => process.exit()).on("error", () => setTimeout(ask, 50));
	ask();
'
"$node" "$@"
