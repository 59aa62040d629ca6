import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type sourceProto from "@pulumi/pulumi/proto/source_pb.js";

/** What a registration carries about the place it was made at. */
export interface Positioned {
    getSourceposition(): sourceProto.SourcePosition | undefined;
    getStacktrace(): sourceProto.StackTrace | undefined;
}

/**
 * Where a resource was made: `file:line:column` of the innermost frame that is the project's own, relative to the project.
 * None for what stands in a callback or at the top level of a module where the SDK runs without our preload: it sends no
 * position then (SDK 3.270).
 *
 * @param root absolute path of the project's folder.
 */
export function sourcePosition(request: Positioned, root: string): string | undefined {
    const frames = request.getStacktrace()?.getFramesList() ?? [];
    const positions = [request.getSourceposition(), ...frames.map((frame) => frame.getPc())];
    for (const position of positions) {
        const file = position === undefined ? undefined : projectFile(position.getUri(), root);
        if (position !== undefined && file !== undefined)
            return `${file}:${position.getLine()}:${position.getColumn()}`;
    }
    return undefined;
}

const FRAME = /^\s+at (?:.* \()?(?<file>(?:file:\/\/)?\/?[^()\n]+):(?<line>\d+):(?<column>\d+)\)?$/gm;

/** The innermost frame of a stack trace that is the project's own, in the same form. */
export function positionInTrace(text: string, root: string): string | undefined {
    for (const { groups } of text.matchAll(FRAME)) {
        const { file = "", line = "", column = "" } = groups ?? {};
        const found = file.startsWith("file:") ? projectFile(file, root) : insideOf(file, root);
        if (found !== undefined) return `${found}:${line}:${column}`;
    }
    return undefined;
}

/** A file of the project, relative to it. Of an ES module the SDK takes the URL for a relative path: `file:///cwd/file:/path`. */
function projectFile(uri: string, root: string): string | undefined {
    try {
        const path = fileURLToPath(uri);
        const at = path.indexOf("/file:/");
        return insideOf(at === -1 ? path : fileURLToPath(`file://${path.slice(at + "/file:".length)}`), root);
    } catch {
        return undefined;
    }
}

function insideOf(path: string, root: string): string | undefined {
    if (root === "" || !isAbsolute(path) || path.includes(`${sep}node_modules${sep}`)) return undefined;
    const inside = relative(root, path);
    if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return undefined;
    return inside.split(sep).join("/");
}
