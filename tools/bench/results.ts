import { median, time, type Watched, watch } from "./measure.ts";
import { canWatch } from "./processTree.ts";
import type { Subject, SubjectName } from "./subjects.ts";

/** What one subject took at one size. */
export interface Result {
    readonly subject: SubjectName;
    readonly title: string;
    readonly size: number;
    /** Seconds with nothing kept from earlier runs; absent for subjects that keep nothing. */
    readonly cold: number | undefined;
    /** Seconds of the timed runs. */
    readonly warm: readonly number[];
    /** Absent where this system does not show processes. */
    readonly watched: Watched | undefined;
}

/** Above this size a command runs once, and that run is watched as well: looking is little beside what it takes. */
const ONCE_ABOVE = 1000;

export const seconds = ({ warm }: Result): number => median(warm);

/**
 * Measures subjects at one size: each once cold and once watched, then timed in turns, so that what changes on the machine
 * meanwhile meets all of them.
 */
export async function measureSize(
    subjects: readonly Subject[],
    size: number,
    runs: number,
    progress: (text: string) => void,
): Promise<Result[]> {
    if (size > ONCE_ABOVE) return await measureOnce(subjects, size, progress);
    const kept = new Map<SubjectName, { cold: number | undefined; watched: Watched | undefined; warm: number[] }>();
    for (const subject of subjects) {
        progress(`${size} resources: ${subject.title}, first run`);
        subject.forget?.();
        const cold = subject.forget && (await time(subject.command(size)));
        progress(`${size} resources: ${subject.title}, memory`);
        const watched = await watch(subject.command(size));
        kept.set(subject.name, { cold, watched: canWatch ? watched : undefined, warm: [] });
    }
    for (let run = 1; run <= runs; run++) {
        for (const subject of subjects) {
            progress(`${size} resources: ${subject.title}, run ${run} of ${runs}`);
            kept.get(subject.name)?.warm.push(await time(subject.command(size)));
        }
    }
    return subjects.map(({ name, title }) => {
        const { cold, watched, warm = [] } = kept.get(name) ?? { cold: undefined, watched: undefined };
        return { subject: name, title, size, cold, warm, watched };
    });
}

async function measureOnce(
    subjects: readonly Subject[],
    size: number,
    progress: (text: string) => void,
): Promise<Result[]> {
    const results: Result[] = [];
    for (const subject of subjects) {
        progress(`${size} resources: ${subject.title}, the only run`);
        const { name, title } = subject;
        const watched = await watch(subject.command(size));
        results.push({
            subject: name,
            title,
            size,
            cold: undefined,
            warm: [watched.seconds],
            watched: canWatch ? watched : undefined,
        });
    }
    return results;
}
