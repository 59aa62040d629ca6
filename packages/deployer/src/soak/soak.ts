import type { Happening } from "../journal/entry.ts";
import { JOURNAL_VERSION } from "../journal/entry.ts";
import type { LastDeployment } from "../journal/lastDeployment.ts";
import { EngineMissing } from "../ports/engine.ts";
import type { DeliveryLayer, Surroundings } from "../run/request.ts";
import { watched } from "../verify/alarms.ts";
import type { IgnoredAlarm } from "../verify/settings.ts";
import { subjectsOf, type WantedAlarm } from "../verify/subjects.ts";
import { goBackOf, type GoBackRequest } from "./goBack.ts";
import { SOAK_VERSION, type SoakReport } from "./soakReport.ts";
import { type Watched, watchAlarms } from "./watchAlarms.ts";

export interface SoakRequest {
    readonly environment: string;
    /** All layers of the environment. */
    readonly layers: readonly DeliveryLayer[];
    readonly minutes: number;
    /** When the deployment was over. @default the journal's last, else what the stacks' histories say */
    readonly since?: Date;
    /** The journal's last deployment, where there is a journal. */
    readonly last?: LastDeployment;
    readonly ignoreAlarms: readonly IgnoredAlarm[];
    /** What is known for going back. @default nothing is said about it */
    readonly past?: Pick<GoBackRequest, "rollback" | "entries" | "deployments">;
}

export type SoakSurroundings = Pick<
    Surroundings,
    "engine" | "clock" | "console" | "journal" | "masker" | "correlationId" | "signal"
> & { readonly probes: NonNullable<Surroundings["probes"]> };

/** Watches the alarms of an environment for a time after its last deployment. Started again, it goes on. */
export async function soak(request: SoakRequest, around: SoakSurroundings): Promise<SoakReport> {
    const { environment, minutes } = request;
    const { clock, journal, correlationId, masker, console } = around;
    const started = clock.now();
    const found = await prepared(request, around).catch((error: unknown): Unprepared => {
        if (error instanceof EngineMissing) return { unknown: error.message };
        return { unknown: error instanceof Error ? error.message : String(error) };
    });
    const ended = "unknown" in found ? ({ result: "unknown", reason: found.unknown } as const) : await watch(found);
    const place: ReturnType<typeof placeOf> = "unknown" in found ? { alarms: 0 } : placeOf(found);
    const report: SoakReport = masker.data({
        version: SOAK_VERSION,
        correlationId,
        environment,
        result: ended.result,
        ...("reason" in ended ? { reason: ended.reason } : {}),
        ...place,
        minutes,
        firing: "firing" in ended ? ended.firing : [],
        ...("firing" in ended && request.past !== undefined
            ? {
                  back: goBackOf({
                      ...request.past,
                      environment,
                      firing: ended.firing,
                      ...(place.deployment === undefined ? {} : { deployment: place.deployment }),
                  }),
              }
            : {}),
        undecided: "unknown" in found ? [] : undecidedOf(found, clock.now()),
        journal: journal.place,
        seconds: Math.round((clock.now().getTime() - started.getTime()) / 100) / 10,
    });
    note({ event: "soak", ...entryOf(report) });
    return report;

    async function watch({ alarms, from, until }: Prepared): Promise<Watched> {
        // Nobody wants to wait, which is not the same as nothing to see.
        if (minutes === 0) return { result: "quiet" };
        if (alarms.length === 0) return { result: "unknown", reason: `the stacks of ${environment} have no alarms` };
        const left = Math.max(0, Math.ceil((until.getTime() - clock.now().getTime()) / 60_000));
        console.say(
            `Watching ${alarms.length} alarms of ${environment} from ${from.toISOString()} until ${until.toISOString()}, ${left} minutes from now`,
        );
        return await watchAlarms(around.probes.alarms, alarms, { from, until }, clock, around.signal);
    }

    function note(happening: Happening): void {
        const time = clock.now().toISOString();
        journal.write({ version: JOURNAL_VERSION, time, correlationId, verb: "soak", environment, ...happening });
    }
}

interface Prepared {
    readonly alarms: readonly WantedAlarm[];
    readonly from: Date;
    readonly until: Date;
    readonly deployment?: string;
}

/** Why there is nothing to watch. */
interface Unprepared {
    readonly unknown: string;
}

async function prepared(request: SoakRequest, { engine, clock }: SoakSurroundings): Promise<Prepared | Unprepared> {
    const { environment, layers, minutes, since, last, ignoreAlarms } = request;
    const stacks = await Promise.all(
        layers.map(async ({ address }) => {
            if (!(await engine.exists(address))) return undefined;
            const { alarms } = subjectsOf(await engine.exportCheckpoint(address));
            return { alarms, ended: await updatedAt(address) };
        }),
    );
    const deployed = stacks.filter((stack) => stack !== undefined);
    const ends = deployed.flatMap(({ ended }) => ended ?? []);
    const journaled = last === undefined ? undefined : new Date(last.ended);
    const from = since ?? journaled ?? (ends.length === 0 ? undefined : new Date(Math.max(...ends.map(Date.parse))));
    if (deployed.length === 0 || from === undefined) {
        return { unknown: `no stack of ${environment} was ever deployed, as far as its backend says` };
    }
    return {
        alarms: watched(
            deployed.flatMap(({ alarms }) => alarms),
            ignoreAlarms,
            clock.now(),
        ),
        from,
        until: new Date(from.getTime() + minutes * 60_000),
        ...(since === undefined && last !== undefined ? { deployment: last.correlationId } : {}),
    };

    /** When a stack was last updated, whatever came of it. */
    async function updatedAt(address: DeliveryLayer["address"]): Promise<string | undefined> {
        if (since !== undefined || last !== undefined) return undefined;
        return (await engine.history(address)).find(({ kind, ended }) => kind === "update" && ended !== undefined)
            ?.ended;
    }
}

function placeOf({ alarms, from, until, deployment }: Prepared): Pick<SoakReport, "alarms"> & Partial<SoakReport> {
    return {
        alarms: alarms.length,
        ...(deployment === undefined ? {} : { deployment }),
        from: from.toISOString(),
        until: until.toISOString(),
    };
}

function undecidedOf({ alarms, from }: Prepared, now: Date): string[] {
    const seconds = (now.getTime() - from.getTime()) / 1000;
    return alarms.filter(({ windowSeconds = 0 }) => windowSeconds > seconds).map(({ name }) => name);
}

function entryOf(report: SoakReport): Omit<SoakReport, "version" | "correlationId" | "environment" | "journal"> {
    const { version: _version, correlationId: _id, environment: _environment, journal: _journal, ...entry } = report;
    return entry;
}
