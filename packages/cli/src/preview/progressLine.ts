import type { PreviewEvent } from "@plinth/engine";
import { PROJECT_PREFIX } from "../repository/layers.ts";

/** How far each project is, in the order of their needs. */
export type Progress = ReadonlyMap<string, ProjectProgress>;

interface ProjectProgress {
    readonly state: "pending" | "running" | "waiting" | "settling" | "judging" | "done" | "failed";
    readonly resources: number;
    readonly waitsFor?: string;
}

export function startProgress(projects: readonly string[]): Progress {
    return new Map(projects.map((project) => [project, { state: "pending", resources: 0 }]));
}

/** The progress after an event. */
export function withEvent(progress: Progress, event: PreviewEvent): Progress {
    const before = progress.get(event.project) ?? { state: "pending", resources: 0 };
    return new Map(progress).set(event.project, after(before, event));
}

function after({ resources }: ProjectProgress, event: PreviewEvent): ProjectProgress {
    switch (event.kind) {
        case "started":
            return { state: "running", resources };
        case "registered":
            if (event.pass === "settled") return { state: "settling", resources };
            return { state: "running", resources: resources + 1 };
        case "waiting":
            return { state: "waiting", resources, waitsFor: event.for };
        case "judging":
            return { state: "judging", resources };
        case "finished":
            return { state: event.failed ? "failed" : "done", resources };
    }
}

/** One line of at most `width` columns: `Previewing dev: network 41 ✓ · database 12 · cache waits for network (1.2 s)`. */
export function progressLine(environment: string, progress: Progress, milliseconds: number, width: number): string {
    const parts = [...progress].map(([project, state]) => describe(project, state));
    const line = `Previewing ${environment} (${(milliseconds / 1000).toFixed(1)} s): ${parts.join(" · ")}`;
    return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}

function describe(project: string, { state, resources, waitsFor }: ProjectProgress): string {
    const name = short(project);
    switch (state) {
        case "pending":
            return name;
        case "running":
            return resources === 0 ? `${name} …` : `${name} ${resources}`;
        case "settling":
            return `${name} ${resources} settling`;
        case "judging":
            return `${name} ${resources} judging`;
        case "waiting":
            return `${name} waits for ${short(waitsFor ?? "")}`;
        case "done":
            return `${name} ${resources} ✓`;
        case "failed":
            return `${name} ✗`;
    }
}

/** What has not ended, and what it is at, one line each. */
export function unfinished(progress: Progress): string[] {
    return [...progress]
        .map(([project, state]) => [project, whatItIsAt(state)] as const)
        .filter(([, what]) => what !== "")
        .map(([project, what]) => `${project}: ${what}`);
}

function whatItIsAt({ state, resources, waitsFor }: ProjectProgress): string {
    const count = resources === 1 ? "1 resource" : `${resources} resources`;
    switch (state) {
        case "pending":
            return "it had not started";
        case "running":
            return `its program was running, ${count} so far (a timer or a server that stays open keeps a program from ending)`;
        case "settling":
            return "its program was running again, for the settled pass";
        case "judging":
            return `its program had ended, ${count}; policy packs were judging`;
        case "waiting":
            return `its program was waiting for the outputs of ${waitsFor ?? "another stack"}`;
        case "done":
        case "failed":
            return "";
    }
}

/** The layer of a project (`plinth-network`), or of a stack's full name (`organization/plinth-network/dev`). */
function short(name: string): string {
    const project = name.split("/").at(-2) ?? name;
    return project.startsWith(PROJECT_PREFIX) ? project.slice(PROJECT_PREFIX.length) : project;
}
