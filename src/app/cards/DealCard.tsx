import { hubspot } from "@hubspot/ui-extensions";
import { DealSidebar } from "./deal/DealSidebar.tsx";

hubspot.extend<"crm.record.sidebar">(() => <DealSidebar />);
