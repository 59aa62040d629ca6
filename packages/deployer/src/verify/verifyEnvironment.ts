import type { Code } from "../errors/codes.ts";
import { type Happening, JOURNAL_VERSION } from "../journal/entry.ts";
import { outputProblems } from "../order/outputs.ts";
import { EngineMissing } from "../ports/engine.ts";
import type { DeliveryLayer, DeliveryRequest, Surroundings } from "../run/request.ts";
import { judged, resultOf } from "./observed.ts";
import { type CheckResult, summed } from "./result.ts";
import { verifyLayer } from "./verifyLayer.ts";

/** The version of a report's JSON form. */
export const VERIFY_VERSION = 1;

export interface VerifiedLayer {
    readonly layer: string;
    readonly project: string;
    readonly stack: string;
    /** `unknown`: it could not be looked at, and the problems say why. */
    readonly outcome: "passed" | "failed" | "unknown";
    readonly problems: readonly string[];
    readonly checks: readonly CheckResult[];
}

export interface VerifyReport {
    readonly version: typeof VERIFY_VERSION;
    readonly correlationId: string;
    readonly environment: string;
    readonly layout: "layered" | "single";
    readonly result: "passed" | "failed" | "unknown" | "interrupted";
    readonly code?: Code;
    readonly reason?: string;
    readonly layers: readonly VerifiedLayer[];
    readonly journal: string;
    readonly seconds: number;
}

export type VerifyEnvironmentRequest = Pick<
    DeliveryRequest,
    "environment" | "layout" | "layers" | "asked" | "delivery" | "commit" | "uncommitted"
>;

export type VerifySurroundings = Pick<
    Surroundings,
    "engine" | "clock" | "console" | "journal" | "masker" | "correlationId" | "user" | "host" | "signal"
> & { readonly probes: NonNullable<Surroundings["probes"]> };

/** Looks at what is deployed of an environment, its layers side by side, and changes nothing. */
export async function verifyEnvironment(
    request: VerifyEnvironmentRequest,
    around: VerifySurroundings,
): Promise<VerifyReport> {
    const { environment, layout, asked, commit, uncommitted } = request;
    const { clock, journal, correlationId, masker, signal } = around;
    const started = clock.now();
    const seconds = (): number => Math.round((clock.now().getTime() - started.getTime()) / 100) / 10;
    const note = (happening: Happening): void => {
        const time = clock.now().toISOString();
        const said = masker.data(happening);
        journal.write({ version: JOURNAL_VERSION, time, correlationId, verb: "verify", environment, ...said });
    };
    const ended = (
        result: VerifyReport["result"],
        layers: readonly VerifiedLayer[],
        why: { readonly code?: Code; readonly reason?: string } = {},
    ): VerifyReport => {
        const kept = { passed: "done", failed: "failed", unknown: "failed", interrupted: "interrupted" } as const;
        const code = why.code === undefined ? {} : { code: why.code };
        note({ event: "end", result: kept[result], ...code, seconds: seconds() });
        const form = { version: VERIFY_VERSION, correlationId, environment, layout, result } as const;
        return masker.data({ ...form, ...why, layers, journal: journal.place, seconds: seconds() });
    };

    const engine = await around.engine.version().catch((error: unknown) => {
        if (error instanceof EngineMissing) return error;
        throw error;
    });
    if (engine instanceof EngineMissing) {
        return ended("unknown", [], { code: "ENGINE_MISSING", reason: engine.message });
    }
    const layers = request.layers.filter(({ name }) => asked.includes(name));
    note({
        event: "start",
        layout,
        layers: asked,
        waves: [layers.map(({ name }) => name)],
        engine,
        user: around.user,
        host: around.host,
        ...(commit === undefined ? {} : { commit }),
        ...(uncommitted === undefined ? {} : { uncommitted }),
    });
    const verified = await Promise.all(
        layers.map(async (layer) => {
            const one = await verifyOne(request, layer, around);
            for (const check of one.checks) note({ event: "verify", layer: layer.name, ...check });
            return one;
        }),
    );
    if (signal.aborted) return ended("interrupted", verified, { code: "INTERRUPTED" });
    if (verified.some(({ outcome }) => outcome === "failed"))
        return ended("failed", verified, { code: "VERIFY_FAILED" });
    return ended(verified.some(({ outcome }) => outcome === "unknown") ? "unknown" : "passed", verified);
}

async function verifyOne(
    { layout, delivery }: VerifyEnvironmentRequest,
    { name: layer, address }: DeliveryLayer,
    { engine, masker, probes, clock, signal }: VerifySurroundings,
): Promise<VerifiedLayer> {
    const place = { layer, project: address.project, stack: address.stack };
    try {
        if (!(await engine.exists(address))) {
            return { ...place, outcome: "failed", problems: ["is not deployed"], checks: [] };
        }
        const outputs = await engine.outputs(address);
        for (const { value, secret } of Object.values(outputs)) if (secret) masker.learn(value);
        const compared = resultOf("outputs", address.project, 0, judged(outputProblems(Object.keys(outputs), outputs)));
        const { verify: settings } = delivery;
        const probed =
            settings === undefined
                ? []
                : await verifyLayer(
                      { layer, layout, checkpoint: await engine.exportCheckpoint(address), outputs, settings },
                      { probes, clock, signal },
                  );
        const { outcome, checks, problems } = summed([compared, ...probed], settings?.require ?? []);
        return { ...place, outcome, problems, checks };
    } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        return { ...place, outcome: "unknown", problems: [problem], checks: [] };
    }
}
