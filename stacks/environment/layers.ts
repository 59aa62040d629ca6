import type { AnyLayer } from "@plinth/core";
import { account } from "plinth-account";
import { cache } from "plinth-cache";
import { cluster } from "plinth-cluster";
import { database } from "plinth-database";
import { delivery } from "plinth-delivery";
import { network } from "plinth-network";
import { platform } from "plinth-platform";
import { reference } from "plinth-reference";
import { registry } from "plinth-registry";

/** Every layer of the repository. The order of building follows from their needs, not from this list. */
export const layers: readonly AnyLayer[] = [
    account,
    delivery,
    registry,
    network,
    database,
    cache,
    cluster,
    platform,
    reference,
];
