import { requireNode } from "@plinth/core/require-node";

// Imported inside the function: TypeScript must not load before the Node version is known to run it.
export default async () => {
    requireNode();
    const [{ runLayer }, { reference }] = await Promise.all([import("@plinth/core"), import("./layer.ts")]);
    return runLayer(reference);
};
