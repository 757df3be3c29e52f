"""A raw pseudo-terminal under the path argv[1], relayed to the Unix socket argv[2]; for machines without socat."""
import os
import pty
import select
import socket
import sys
import tty

link, path = sys.argv[1:3]
master, slave = pty.openpty()
tty.setraw(slave)
os.symlink(os.ttyname(slave), link)
line = socket.socket(socket.AF_UNIX)
line.connect(path)
while True:
    for ready in select.select([master, line], [], [])[0]:
        if ready is line:
            data = line.recv(4096)
            if not data:
                sys.exit(0)
            while data:
                data = data[os.write(master, data):]
        else:
            line.sendall(os.read(master, 4096))
