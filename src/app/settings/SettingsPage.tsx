import { hubspot } from "@hubspot/ui-extensions";
import { RolesSettings } from "./roles/RolesSettings.tsx";

hubspot.extend<"settings">(() => <RolesSettings />);
