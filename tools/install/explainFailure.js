const unreachable =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED|network)\b/;
const LINES_KEPT = 12;

/**
 * Turns what npm wrote into what went wrong and what to do, for someone who does not know npm's codes.
 *
 * @param {string} output everything npm wrote
 * @returns {string} one or more lines
 */
export function explainFailure(output) {
    const code = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1] ?? "";
    if (unreachable.test(code) || (!code && unreachable.test(output))) {
        return "npm could not reach the package registry. Fix: check the network and proxy, see which registry npm uses with `npm config get registry`, then run the command again.";
    }
    if (code === "EUSAGE") {
        return "package.json and package-lock.json disagree. Fix: run `npm install` and commit package-lock.json.";
    }
    if (code === "EINTEGRITY") {
        return "a downloaded package is not the one package-lock.json names, so it was refused. Fix: run `npm cache clean --force` and try again; if it stays, ask who runs the registry.";
    }
    if (code === "E404" || code === "ETARGET") {
        return `the registry does not have a locked package. Fix: see which registry npm uses with \`npm config get registry\`.\n${lastLines(output)}`;
    }
    if (code === "E401" || code === "E403")
        return `the registry refused access (${code}). Fix: log in with \`npm login\`.`;
    if (code === "ENOSPC") return "the disk is full. Fix: free about 1 GB and run the command again.";
    if (code === "EACCES" || code === "EPERM") {
        return `npm may not write here (${code}). Fix: check who owns node_modules and npm's cache folder.`;
    }
    return `npm ci failed. Its last lines:\n${lastLines(output)}`;
}

/** @param {string} output */
function lastLines(output) {
    const lines = output.split("\n").filter((line) => line.trim());
    return lines
        .slice(-LINES_KEPT)
        .map((line) => `  ${line}`)
        .join("\n");
}
