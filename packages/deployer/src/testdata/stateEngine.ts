import { FakeEngine, fakeSurroundings, type FakeSurroundings, type FakeSurroundingsOptions } from "../fake/index.ts";
import type { PastOperation } from "../ports/engine.ts";
import { type RestoreReport, type RestoreRequest, restoreState } from "../rollback/state/restore.ts";

export const address = { directory: "/shop/stacks/app", project: "plinth-app", stack: "dev" };
export const AT = "2026-11-21T10:00:00Z";
export const AFTER = "2026-11-21T11:00:00Z";

export function resource(name: string, changes: object = {}): object {
    const urn = `urn:pulumi:dev::plinth-app::test:index:Thing::${name}`;
    return { urn, id: name, modified: "2026-11-20T10:00:00Z", inputs: { size: 1 }, outputs: { size: 1 }, ...changes };
}

export function state(resources: readonly object[], deployment: object = {}, time = AT): object {
    return {
        version: 3,
        deployment: {
            manifest: { time, magic: "m", version: "v3.260.0" },
            secrets_providers: { type: "passphrase", state: { salt: "v1:a" } },
            resources,
            ...deployment,
        },
    };
}

export const pending = { type: "creating", resource: { urn: "urn:pulumi:dev::plinth-app::test:index:Thing::half" } };
export const secret = (ciphertext: string): object => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    ciphertext,
});

/** An engine whose state is whatever a test says. */
export class StateEngine extends FakeEngine {
    /** `undefined`: there is no stack. An error: it cannot be read. */
    state: unknown = state([resource("a")]);
    past1: PastOperation[] = [];

    constructor() {
        super({});
    }

    override async exists(): Promise<boolean> {
        if (this.state instanceof Error) throw this.state;
        return this.state !== undefined;
    }

    override async create(): Promise<void> {
        this.calls.push("create");
    }

    override async exportCheckpoint(): Promise<unknown> {
        if (this.state instanceof Error) throw this.state;
        return this.state;
    }

    override async importCheckpoint(_: unknown, checkpoint: unknown): Promise<void> {
        this.calls.push("import");
        this.state = checkpoint;
    }

    override async history(): Promise<readonly PastOperation[]> {
        return this.past1;
    }
}

/** Asks for a checkpoint to be restored. */
export async function restoreWith(
    engine: StateEngine,
    checkpoint: unknown,
    changes: Partial<RestoreRequest> = {},
    options: FakeSurroundingsOptions = {},
    different: Partial<FakeSurroundings> = {},
): Promise<{ report: RestoreReport; around: FakeSurroundings }> {
    const around = { ...fakeSurroundings(engine, options), ...different };
    const report = await restoreState(
        {
            environment: "dev",
            layout: "layered",
            layer: "app",
            address,
            checkpoint,
            path: "checkpoints/app.json",
            reason: "somebody deleted a resource from the state",
            yes: true,
            entries: [],
            ...changes,
        },
        around,
    );
    return { report, around };
}
