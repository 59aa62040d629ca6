import { FakeEngine, fakeSurroundings, type FakeSurroundings, type FakeSurroundingsOptions } from "../fake/index.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { Release } from "../rollback/release.ts";
import type { RollbackRequest } from "../rollback/request.ts";
import { deliver } from "../run/deliver.ts";
import type { DeliveryReport } from "../run/report.ts";
import type { DeliveryLayer, DeliveryRequest } from "../run/request.ts";

const SERVICE = "aws:ecs/service:Service";

/** A network, and an application on it whose image's digest is a release. */
export class AppShop {
    /** What the settings say. */
    digest = "sha256:a";
    size = 1;
    cidr = "10.0.0.0/16";
    readonly engine = new FakeEngine({
        "plinth-network": () => ({ resources: { vpc: { inputs: { cidr: this.cidr } } }, outputs: { vpcId: "vpc-1" } }),
        "plinth-app": (_, configured) => ({
            resources: {
                api: { type: SERVICE, inputs: { image: configured["image.digest"] ?? this.digest } },
                table: { inputs: { size: this.size } },
            },
            outputs: { image: configured["image.digest"] ?? this.digest },
            secrets: this.secrets,
        }),
    });
    /** Names of outputs that are secret. */
    secrets: readonly string[] = [];
    readonly entries: JournalEntry[] = [];
    #runs = 0;

    layers(): DeliveryLayer[] {
        const layer = (name: string, needs: readonly string[], release?: Release): DeliveryLayer => ({
            name,
            needs,
            upstream: [],
            address: { directory: `/shop/stacks/${name}`, project: `plinth-${name}`, stack: "dev" },
            ...(release === undefined ? {} : { release }),
        });
        return [layer("network", []), layer("app", ["network"], { "image.digest": this.digest })];
    }

    /** Runs once more; the journal goes on. */
    async run(
        changes: Partial<DeliveryRequest> = {},
        options: FakeSurroundingsOptions = {},
    ): Promise<{ report: DeliveryReport; around: FakeSurroundings; calls: string[]; entries: JournalEntry[] }> {
        this.#runs += 1;
        const around = {
            ...fakeSurroundings(this.engine, options),
            correlationId: `run-${this.#runs}`,
        };
        const before = this.engine.calls.length;
        const report = await deliver(
            {
                verb: "up",
                environment: "dev",
                layout: "layered",
                production: false,
                layers: this.layers(),
                asked: ["network", "app"],
                delivery: { freeze: [], rollback: "automatic" },
                policyPacks: [],
                allowReplace: [],
                yes: true,
                commit: `c${this.#runs}`,
                uncommitted: false,
                ...changes,
            },
            around,
        );
        this.entries.push(...around.entries);
        return { report, around, calls: this.engine.calls.slice(before), entries: around.entries };
    }
}

/** A rollback as a command line asks for it. */
export function rollbackRequest(changes: Partial<RollbackRequest> = {}): RollbackRequest {
    return {
        kind: "application",
        automatic: false,
        reason: "orders fail",
        to: "run-1",
        refusals: [],
        proposeOnly: false,
        ...changes,
    };
}
