export { alertmanagerConfig, type AlertRouting } from "./alertmanagerConfig.ts";
