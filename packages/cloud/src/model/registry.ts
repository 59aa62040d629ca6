import { accountTypes } from "../types/account.ts";
import { cacheTypes } from "../types/cache.ts";
import { clusterTypes } from "../types/cluster.ts";
import { computeTypes } from "../types/compute.ts";
import { containerTypes } from "../types/containers.ts";
import { databaseTypes } from "../types/database.ts";
import { edgeTypes } from "../types/edge.ts";
import { functionTypes } from "../types/functions.ts";
import { gatewayTypes } from "../types/gateways.ts";
import { identityTypes } from "../types/identity.ts";
import { imageTypes } from "../types/images.ts";
import { keyTypes } from "../types/keys.ts";
import { loadBalancingTypes } from "../types/loadBalancing.ts";
import { logTypes } from "../types/logs.ts";
import { machineTypes } from "../types/machines.ts";
import { messagingTypes } from "../types/messaging.ts";
import { networkTypes } from "../types/network.ts";
import { observationTypes } from "../types/observation.ts";
import { principalTypes } from "../types/principals.ts";
import { pulumiServiceTypes } from "../types/pulumiService.ts";
import { randomTypes } from "../types/random.ts";
import { securityGroupTypes } from "../types/securityGroups.ts";
import { storageTypes } from "../types/storage.ts";
import { tableTypes } from "../types/tables.ts";
import { webAclTypes } from "../types/webAcls.ts";
import type { TypeModel } from "./model.ts";

const models: ReadonlyMap<string, TypeModel> = new Map(
    [
        accountTypes,
        networkTypes,
        securityGroupTypes,
        computeTypes,
        keyTypes,
        identityTypes,
        imageTypes,
        logTypes,
        databaseTypes,
        cacheTypes,
        clusterTypes,
        storageTypes,
        messagingTypes,
        loadBalancingTypes,
        containerTypes,
        edgeTypes,
        functionTypes,
        gatewayTypes,
        machineTypes,
        observationTypes,
        principalTypes,
        pulumiServiceTypes,
        randomTypes,
        tableTypes,
        webAclTypes,
    ].flatMap((types) => Object.entries(types)),
);

/** The model of a type; none means that its computed values are generic. */
export function modelOf(type: string): TypeModel | undefined {
    return models.get(type);
}

/** All types with a model, sorted. */
export function modelledTypes(): string[] {
    return [...models.keys()].sort();
}
