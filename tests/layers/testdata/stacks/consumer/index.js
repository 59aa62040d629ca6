import { runLayer } from "@plinth/core";
import { consumer } from "../../layers.ts";

export default () => runLayer(consumer);
