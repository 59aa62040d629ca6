import type { PackFolder } from "../analyzer/packFolder.ts";
import { readPackFolder } from "../analyzer/packFolder.ts";
import type { PreviewRequest } from "../preview.ts";
import type { Identity } from "../process/environment.ts";
import { resolveRunner } from "../process/program.ts";
import { readStackConfig, type StackConfig } from "../project/config.ts";
import { type Project, readProject } from "../project/project.ts";

/** A stack that can be previewed: everything about it has been read. */
export interface Job {
    readonly project: Project;
    /** The SDK's runner of programs. */
    readonly runner: string;
    readonly packs: readonly PackFolder[];
    readonly config: StackConfig;
    readonly identity: Identity;
    /** Texts of secrets that any run of the program sent or received. */
    readonly heard: Set<string>;
    /** `organization/project/stack`. */
    readonly name: string;
}

/** Reads the projects and packs of a request. @throws Error when one cannot be read. */
export function readJobs(request: PreviewRequest, organization: string): Job[] {
    const packs = request.policyPacks.map(readPackFolder);
    return request.stacks.map(({ directory, stack }): Job => {
        const project = readProject(directory);
        const identity = { organization, project: project.name, stack };
        return {
            project,
            runner: resolveRunner(project.programDirectory, "run"),
            packs,
            identity,
            heard: new Set(),
            config: readStackConfig(project, stack),
            name: `${organization}/${project.name}/${stack}`,
        };
    });
}
