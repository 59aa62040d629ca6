/** What a container asks itself: ends with 0 where /health answers well within two seconds, with 1 otherwise. */
const port = process.env["PORT"] || "8080";
const host = process.env["HOST"] || "127.0.0.1";
const answer = await fetch(`http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/health`, {
    signal: AbortSignal.timeout(2_000),
}).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
