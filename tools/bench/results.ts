import { median, time, type Watched, watch } from "./measure.ts";
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
    readonly watched: Watched | undefined;
}

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
    const kept = new Map<SubjectName, { cold: number | undefined; watched: Watched | undefined; warm: number[] }>();
    for (const subject of subjects) {
        progress(`${size} resources: ${subject.title}, first run`);
        subject.forget?.();
        const cold = subject.forget && (await time(subject.command(size)));
        progress(`${size} resources: ${subject.title}, memory`);
        kept.set(subject.name, { cold, watched: await watch(subject.command(size)), warm: [] });
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
