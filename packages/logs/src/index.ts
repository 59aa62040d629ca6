export { checkRetention, RETENTION_DAYS } from "./retention.ts";
