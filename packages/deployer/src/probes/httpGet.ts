import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { HttpAnswer, HttpPort } from "../verify/ports.ts";

/** Bytes of an answer that are looked at. */
const LOOKED_AT = 64 * 1024;

/** Asks addresses. Certificates are verified whatever the environment says; redirects are answers. */
export const httpGet: HttpPort = {
    get: (url, timeoutMilliseconds, signal) =>
        new Promise<HttpAnswer>((resolve, reject) => {
            const late = AbortSignal.timeout(timeoutMilliseconds);
            const request = url.startsWith("https:") ? httpsRequest : httpRequest;
            const sent = request(
                url,
                {
                    // Stated, since NODE_TLS_REJECT_UNAUTHORIZED=0 would turn it off.
                    rejectUnauthorized: true,
                    signal: AbortSignal.any([signal, late]),
                    headers: { "user-agent": "plinth-verify", connection: "close" },
                    agent: false,
                },
                (answer) => {
                    const parts: Buffer[] = [];
                    let size = 0;
                    const done = (): void => {
                        const body = Buffer.concat(parts).subarray(0, LOOKED_AT).toString("utf8");
                        resolve({ status: answer.statusCode ?? 0, body });
                    };
                    answer.on("data", (part: Buffer) => {
                        parts.push(part);
                        size += part.length;
                        if (size < LOOKED_AT) return;
                        done();
                        answer.destroy();
                    });
                    answer.once("end", done);
                    answer.once("error", fail);
                },
            );
            sent.once("error", fail).end();

            function fail(error: NodeJS.ErrnoException): void {
                const reason = late.aborted ? `no answer in ${timeoutMilliseconds / 1000} s` : textOf(error);
                reject(new Error(reason));
            }
        }),
};

/** Several addresses of a host that all refuse make an error without a message of its own. */
function textOf(error: NodeJS.ErrnoException): string {
    const inner = error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException | undefined) : error;
    const message = inner?.message ?? "";
    return message === "" ? (error.code ?? "no answer") : message;
}
