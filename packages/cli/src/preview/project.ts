import { resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { type Project, readProject } from "@plinth/engine/project";
import type { PreviewOptions } from "./arguments.ts";
import { commandLine } from "./commandLine.ts";
import type { StackToPreview } from "./stacks.ts";
import type { Target } from "./target.ts";

/** The stack of a project that has no configuration of any. */
const DEFAULT_STACK = "dev";

/**
 * What a preview of a project of any repository is about: one stack, judged by the packs that are named and no others.
 *
 * @param directory the folder of `Pulumi.yaml`, relative to `cwd`.
 * @throws UserError where it is no Node project, or its stack is not clear.
 */
export function projectTarget(directory: string, options: PreviewOptions, cwd: string): Target {
    const { stack: asked, policyPack } = options;
    const project = readProject(resolve(cwd, directory));
    const { organization, stack } = asked === undefined ? { stack: onlyStack(project) } : readStackName(asked, project);
    const toPreview: StackToPreview = {
        directory: project.directory,
        project: project.name,
        stack,
        shown: true,
    };
    return {
        environment: stack,
        layout: "single",
        assumed: "accept",
        unverified: "block",
        stacks: [toPreview],
        layers: { shown: [], all: [] },
        policyPacks: policyPack.map((pack) => resolve(cwd, pack)),
        ...(organization === undefined ? {} : { organization }),
        again: commandLine(["--project", directory], options),
    };
}

/** The only stack that is configured, `dev` where none is, or is one of several. */
function onlyStack(project: Project): string {
    const configured = project.configuredStacks();
    const [first, ...others] = configured;
    if (first === undefined || configured.includes(DEFAULT_STACK)) return DEFAULT_STACK;
    if (others.length === 0) return first;
    throw new UserError(
        `project ${project.name} has configuration for several stacks: ${configured.join(", ")}. Fix: name one with --stack`,
    );
}

/** A stack's name as the CLI takes it: `stack`, `organization/stack` or `organization/project/stack`. */
function readStackName(name: string, project: Project): { organization?: string; stack: string } {
    const parts = name.split("/");
    const stack = parts.at(-1) ?? "";
    if (parts.length > 3 || parts.some((part) => !/^[\w.-]+$/.test(part))) {
        throw new UserError(
            `--stack ${name}: is not a stack's name. Fix: write letters, digits, hyphens, underscores and dots, such as dev or acme/dev`,
        );
    }
    if (parts.length === 3 && parts[1] !== project.name) {
        throw new UserError(
            `--stack ${name}: names project ${parts[1]}, but --project is ${project.name}. Fix: name a stack of that project`,
        );
    }
    const [organization] = parts;
    return parts.length === 1 || organization === undefined ? { stack } : { organization, stack };
}
