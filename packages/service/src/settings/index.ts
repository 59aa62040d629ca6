export { checkService, type UsedByService } from "./checkService.ts";
export type { ServiceCommands } from "./commands.ts";
export { disposableService } from "./disposable.ts";
export { NO_IMAGE } from "./imageSchema.ts";
export { LONGEST_SERVICE_NAME, SERVICE_NAME } from "./serviceName.ts";
export { serviceSchema, type ServiceSettings } from "./serviceSchema.ts";
export { type DatabaseOwner, workloadShape } from "./shape.ts";
