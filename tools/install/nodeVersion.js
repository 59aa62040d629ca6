import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The first Node that strips TypeScript types without a flag: 22.18 in its line, 23.6 in the next. */
const supported = [
    [22, 18],
    [23, 6],
];

/**
 * Whether a Node of this version runs the repository's TypeScript.
 *
 * @param {string} version `24.21.0`, with or without a leading v
 */
export function runsTypeScript(version) {
    const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
    const line = supported.find(([lineMajor]) => lineMajor === major);
    return line ? minor >= (line[1] ?? 0) : major > 23;
}

/**
 * The Node that npm scripts will find first on PATH: the one installed in the repository, else the machine's.
 *
 * @param {string} root the repository
 * @param {string} machineVersion the version of the Node running this
 * @returns {string} its version
 */
export function effectiveNodeVersion(root, machineVersion) {
    const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).optionalDependencies ?? {};
    const bin = join(root, "node_modules", ".bin");
    if (!existsSync(join(bin, "node")) && !existsSync(join(bin, "node.cmd"))) return machineVersion;
    const here = Object.keys(wanted).find((name) => existsSync(join(root, "node_modules", name, "package.json")));
    if (!here) return machineVersion;
    return JSON.parse(readFileSync(join(root, "node_modules", here, "package.json"), "utf8")).version;
}
