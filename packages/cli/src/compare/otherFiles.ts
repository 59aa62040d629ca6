import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import {
    type ComparedStack,
    type DocumentKind,
    documentKind,
    type OtherSide,
    readDeployment,
    readPlanJson,
} from "@plinth/plan";

/**
 * Reads what `--against` names: exports of stacks, or one plan of ours.
 *
 * @throws UserError with what is wrong with the first file that cannot be used.
 */
export function readOtherFiles(files: readonly string[], cwd: string): OtherSide {
    const read = files.map((file) => ({ file, ...readOne(file, cwd) }));
    const kinds = new Set(read.map(({ kind }) => kind));
    if (kinds.size > 1) {
        throw new UserError(
            "--against: exports and plans cannot be mixed. Fix: name exports of stacks, or plans, not both",
        );
    }
    const seen = new Map<string, string>();
    for (const { file, stacks } of read) {
        for (const { project, stack } of stacks) {
            const earlier = seen.get(`${project}/${stack}`);
            if (earlier !== undefined) {
                throw new UserError(
                    `--against ${file}: is of stack ${project}/${stack}, as ${earlier} is. Fix: name one of them`,
                );
            }
            seen.set(`${project}/${stack}`, file);
        }
    }
    return { stacks: read.flatMap(({ stacks }) => stacks), kind: kinds.has("plan") ? "plan" : "state" };
}

function readOne(
    file: string,
    cwd: string,
): { readonly kind: DocumentKind; readonly stacks: readonly ComparedStack[] } {
    const document = readJson(file, cwd);
    const kind = documentKind(document);
    if (kind === "deployment") {
        const stack = readDeployment(document);
        // An empty stack does not say whose it is, and a comparison with nothing says that everything is new.
        if (stack === undefined) {
            throw new UserError(
                `--against ${file}: holds no resources, so there is nothing to compare with. Fix: leave it out; what a stack without resources would get is what the preview shows`,
            );
        }
        return { kind, stacks: [stack] };
    }
    if (kind === "plan") return { kind, stacks: readPlanJson(document) };
    const what =
        kind === "preview"
            ? "is a preview of the Pulumi CLI, which leaves out what does not change"
            : "is neither an export nor a plan";
    throw new UserError(`--against ${file}: ${what}. Fix: pulumi stack export --file ${file} writes what is deployed`);
}

/** @throws UserError where there is no such file, or it is not JSON. */
function readJson(file: string, cwd: string): unknown {
    let text: string;
    try {
        text = readFileSync(resolve(cwd, file), "utf8");
    } catch (error) {
        const reason =
            (error as NodeJS.ErrnoException).code === "ENOENT"
                ? "there is no such file"
                : String((error as Error).message);
        throw new UserError(
            `--against ${file}: ${reason}. Fix: pulumi stack export --file ${file} writes what is deployed`,
        );
    }
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
        throw new UserError(
            `--against ${file}: is not JSON. Fix: pulumi stack export --file ${file} writes what is deployed`,
        );
    }
}
