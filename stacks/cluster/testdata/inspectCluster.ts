import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@plinth/core/errors";
import { defineSettings, inspectEnvironment } from "@plinth/core/settings";
import { stringify } from "yaml";
import type { z } from "zod";
import { schema } from "../schema.ts";

const ENVIRONMENT = `
layout: layered
target: { account: "222222222222", region: eu-west-1, allowedRegions: [eu-west-1] }
layers: [cluster]
tags: { Project: plinth, Owner: platform, CostCenter: engineering }
`;

const alone = defineSettings({ layer: "cluster", schema });

/** What every cluster's settings hold, whatever its nodes. */
export const basics = {
    version: "1.36",
    access: { platform: { roleArn: "arn:aws:iam::222222222222:role/platform-admin", level: "cluster-admin" } },
};

/** The settings of one cluster as they are read, and everything that is wrong with them. */
export function inspectCluster(main: object): {
    parsed: z.output<typeof schema>["instances"][string] | undefined;
    problems: Omit<Problem, "file">[];
} {
    const repository = mkdtempSync(join(tmpdir(), "plinth-cluster-"));
    try {
        mkdirSync(join(repository, "environments/dev"), { recursive: true });
        writeFileSync(join(repository, "environments/dev/environment.yaml"), ENVIRONMENT);
        writeFileSync(join(repository, "environments/dev/cluster.yaml"), stringify({ instances: { main } }));
        const { layers, problems } = inspectEnvironment({ repository, environment: "dev", layers: [alone] });
        const parsed = layers.get("cluster") as z.output<typeof schema> | undefined;
        return { parsed: parsed?.instances.main, problems: problems.map(({ file: _file, ...problem }) => problem) };
    } finally {
        rmSync(repository, { recursive: true });
    }
}
