import { hubspot } from "@hubspot/ui-extensions";
import { CompanySidebar } from "./company/CompanySidebar.tsx";

hubspot.extend<"crm.record.sidebar">(() => <CompanySidebar />);
