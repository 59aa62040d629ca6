import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The package that brought a Node for this platform, one of package.json's optional dependencies.
 *
 * @param {string} root the repository
 * @returns {{ name: string, version: string, executable: string } | undefined} undefined when there is none
 */
export function installedNode(root) {
    const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).optionalDependencies ?? {};
    for (const name of Object.keys(wanted)) {
        const file = join(root, "node_modules", name, "package.json");
        if (!existsSync(file)) continue;
        const { version, bin } = JSON.parse(readFileSync(file, "utf8"));
        if (bin?.node) return { name, version, executable: bin.node };
    }
    return undefined;
}

/**
 * Puts that Node where npm scripts and npx look first. npm 11 does so itself; npm 10 gives the name `node` to the
 * first of the platform packages, in alphabetical order, and leaves it without a file when that one is not installed.
 *
 * @param {string} root the repository
 * @param {{ name: string, executable: string }} node
 */
export function linkNode(root, node) {
    const bin = join(root, "node_modules", ".bin");
    const windows = node.executable.endsWith(".exe");
    const link = join(bin, windows ? "node.cmd" : "node");
    if (existsSync(link)) return;
    mkdirSync(bin, { recursive: true });
    if (windows) writeFileSync(link, `@"%~dp0\\..\\${node.name}\\${node.executable.replaceAll("/", "\\")}" %*\r\n`);
    else symlinkSync(join("..", node.name, node.executable), link);
}
