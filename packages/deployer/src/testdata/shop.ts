import { FakeEngine, fakeSurroundings, type FakeSurroundings, type FakeSurroundingsOptions } from "../fake/index.ts";
import { deliver } from "../run/deliver.ts";
import type { DeliveryReport } from "../run/report.ts";
import type { DeliveryLayer, DeliveryRequest } from "../run/request.ts";

export const DATABASE = "aws:rds/instance:Instance";

/** Four layers as the repository has them: network; database and cache on it; cluster on all three. */
export class Shop {
    readonly engine = new FakeEngine({
        "plinth-network": () => ({ resources: { vpc: { inputs: this.network } }, outputs: { vpcId: this.vpcId } }),
        "plinth-database": (outputsOf) => ({
            resources: {
                orders: {
                    type: DATABASE,
                    inputs: { ...this.database, vpc: outputsOf("plinth-network")["vpcId"] },
                    replacedBy: ["storageEncrypted"],
                },
            },
            outputs: { endpoint: "orders.example", password: "hunter2222" },
            secrets: ["password"],
        }),
        "plinth-cache": () => ({ resources: { sessions: {} }, outputs: { endpoint: "sessions.example" } }),
        "plinth-cluster": (outputsOf) => ({
            resources: { main: { inputs: { vpc: outputsOf("plinth-network")["vpcId"] } } },
            outputs: { name: "main" },
        }),
    });
    network: Record<string, unknown> = { cidr: "10.0.0.0/16" };
    database: Record<string, unknown> = { storageEncrypted: true };
    vpcId = "vpc-1";

    readonly layers: readonly DeliveryLayer[] = [
        this.layer("network"),
        this.layer("database", "network"),
        this.layer("cache", "network"),
        this.layer("cluster", "network", "database", "cache"),
    ];

    layer(name: string, ...needs: readonly string[]): DeliveryLayer {
        const address = { directory: `/shop/stacks/${name}`, project: `plinth-${name}`, stack: "dev" };
        return { name, needs, upstream: [], address };
    }

    request(changes: Partial<DeliveryRequest> = {}): DeliveryRequest {
        return {
            verb: "up",
            environment: "dev",
            layout: "layered",
            production: false,
            layers: this.layers,
            asked: this.layers.map(({ name }) => name),
            delivery: { freeze: [] },
            policyPacks: ["/shop/policies"],
            allowReplace: [],
            yes: true,
            ...changes,
        };
    }

    /** Runs once more, with what was called and said since. */
    async run(
        changes: Partial<DeliveryRequest> = {},
        options: FakeSurroundingsOptions = {},
        around: Partial<FakeSurroundings> = {},
    ): Promise<{ report: DeliveryReport; around: FakeSurroundings; calls: string[] }> {
        const fake = { ...fakeSurroundings(this.engine, options), ...around };
        const before = this.engine.calls.length;
        const report = await deliver(this.request(changes), fake);
        return { report, around: fake, calls: this.engine.calls.slice(before) };
    }
}

/** What became of each layer, in short. */
export function results({ layers }: DeliveryReport): Record<string, string> {
    return Object.fromEntries(
        layers.map(({ layer, result, code }) => [layer, code === undefined ? result : `${result} ${code}`]),
    );
}
