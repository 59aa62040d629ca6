import { connect } from "node:net";

/** What a line of a pack's output must look like to be the port it serves on. */
const PORT = /^\d{1,5}$/;

/**
 * Tells the line that names a pack's port from what the pack prints itself, which may be a number, too: the port is the
 * first number that somebody listens on.
 *
 * @param announce called once, with the port.
 * @param onLine receives every other line.
 */
export function readPort(announce: (port: string) => void, onLine: (line: string) => void): (line: string) => void {
    let announced = false;
    return (line) => {
        if (announced || !PORT.test(line) || Number(line) > 65535) return onLine(line);
        const socket = connect({ host: "127.0.0.1", port: Number(line) });
        socket.on("error", () => onLine(line));
        socket.on("connect", () => {
            socket.destroy();
            if (announced) return onLine(line);
            announced = true;
            announce(line);
        });
    };
}
