import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { parseAllDocuments } from "yaml";

/** What is used in clusters, as the cluster layer takes it. */
export interface InUse {
    readonly documents: readonly { readonly where: string; readonly document: unknown }[];
    readonly metrics?: { readonly where: string; readonly text: string };
}

/** Reads what is handed over on the command line. @throws UserError for what is missing or no YAML, with the line. */
export function readInUse(
    { manifests, apiMetrics }: { readonly manifests: readonly string[]; readonly apiMetrics?: string },
    cwd: string,
): InUse {
    const files = manifests.flatMap((path) => filesOf(path, cwd));
    return {
        documents: files.flatMap((file) => documentsOf(file, cwd)),
        ...(apiMetrics === undefined
            ? {}
            : { metrics: { where: apiMetrics, text: read(resolve(cwd, apiMetrics), apiMetrics) } }),
    };
}

function filesOf(path: string, cwd: string): string[] {
    const place = resolve(cwd, path);
    const found = statSync(place, { throwIfNoEntry: false });
    if (found === undefined) throw new UserError(`${path} does not exist. Fix: name a file or folder of manifests`);
    if (!found.isDirectory()) return [place];
    const files = readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => !file.includes("node_modules"))
        .toSorted();
    if (files.length === 0) throw new UserError(`${path} holds no .yaml, .yml or .json. Fix: name another folder`);
    return files;
}

function documentsOf(file: string, cwd: string): InUse["documents"] {
    const where = relative(cwd, file);
    return [...parseAllDocuments(read(file, where), { logLevel: "error" })].map((document) => {
        const [error] = document.errors;
        if (error !== undefined) {
            throw new UserError(
                `${where} is no YAML: ${error.message.split("\n")[0]}. Fix: hand over what a template makes, such as helm template`,
            );
        }
        return { where, document: document.toJS() as unknown };
    });
}

function read(file: string, said: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        throw new UserError(
            `${said} cannot be read: ${(error as NodeJS.ErrnoException).code}. Fix: name a readable file`,
        );
    }
}
