import type { AnyLayer } from "@plinth/core";
import { account } from "plinth-account";
import { cache } from "plinth-cache";
import { cluster } from "plinth-cluster";
import { database } from "plinth-database";
import { delivery } from "plinth-delivery";
import { network } from "plinth-network";

/** Every layer of the repository. The order of building follows from their needs, not from this list. */
export const layers: readonly AnyLayer[] = [account, delivery, network, database, cache, cluster];
