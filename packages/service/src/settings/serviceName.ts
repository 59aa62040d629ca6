import { ENVIRONMENT_NAME_LENGTH } from "@plinth/core/settings";
import { LONGEST_LABEL, LONGEST_SERVICE } from "@plinth/workload/plan";

/** Names of services: they are layers, namespaces and label values, and single hyphens part words. */
export const SERVICE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** In another environment's cluster its namespace is `<environment>-<service>`. */
const ROOM_IN_NAMESPACE = LONGEST_LABEL - ENVIRONMENT_NAME_LENGTH - 1;

/** The longest name whose objects, roles and namespaces fit. */
export const LONGEST_SERVICE_NAME = Math.min(LONGEST_SERVICE, ROOM_IN_NAMESPACE);
