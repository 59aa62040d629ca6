// Plain JavaScript on purpose, like everything in this folder: it runs before Node 24 is installed.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, resolved?: string, optional?: boolean, devOptional?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 * @typedef {{ ready: true } | { ready: false, reason: string }} InstallState
 */

/**
 * Whether `node_modules` holds what `package-lock.json` asks for. npm itself leaves the stamp: at the end of every
 * install it writes `node_modules/.package-lock.json`, what really lies there; an install that broke off left none.
 *
 * @param {string} root the repository
 * @returns {InstallState}
 */
export function readInstallState(root) {
    const stamp = join(root, "node_modules", ".package-lock.json");
    if (!existsSync(stamp)) return { ready: false, reason: "nothing is installed yet" };
    const wanted = readLock(join(root, "package-lock.json"));
    const installed = readLock(stamp);
    if (!installed) return { ready: false, reason: "node_modules is damaged" };
    return wanted ? compareLocks(wanted, installed) : { ready: true };
}

/**
 * Compares entry by entry. Optional packages may be absent: they belong to other platforms.
 *
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 * @returns {InstallState}
 */
export function compareLocks(wanted, installed) {
    const there = installed.packages ?? {};
    for (const [path, entry] of Object.entries(wanted.packages ?? {})) {
        if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) continue;
        const found = there[path];
        if (!found && (entry.optional || entry.devOptional)) continue;
        const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
        if (!found) return { ready: false, reason: `${name} is missing` };
        if (!sameEntry(entry, found)) return { ready: false, reason: `${name} is not the locked version` };
    }
    return { ready: true };
}

/**
 * @param {LockEntry} wanted
 * @param {LockEntry} found
 */
function sameEntry(wanted, found) {
    if (wanted.link || found.link) return Boolean(wanted.link) === Boolean(found.link);
    return wanted.version === found.version && (!wanted.integrity || wanted.integrity === found.integrity);
}

/**
 * @param {string} file
 * @returns {Lock | undefined} undefined when it is missing or not JSON
 */
function readLock(file) {
    try {
        return JSON.parse(readFileSync(file, "utf8"));
    } catch {
        return undefined;
    }
}
