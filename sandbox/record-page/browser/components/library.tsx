import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import { createController } from "@remote-ui/react/host";
import type { BarChartProps, LineChartProps } from "@hubspot/ui-extensions";
import { Button, ButtonRow, Link, LoadingButton } from "./Buttons.tsx";
import { Checkbox, RadioButton, Toggle, ToggleGroup } from "./Choices.tsx";
import { DateInput, TimeInput } from "./DateInputs.tsx";
import { Modal, ModalBody, ModalFooter, Panel, PanelBody, PanelFooter, PanelSection } from "./Dialogs.tsx";
import { Dropdown, DropdownButtonItem, Tooltip } from "./Dropdown.tsx";
import { ProgressBar, ScoreCircle, Statistics, StatisticsItem, StatisticsTrend, StepIndicator } from "./Figures.tsx";
import { Form } from "./Form.tsx";
import { AutoGrid, Box, Card, Divider, Flex, Inline, Spacer, Stack, Tile } from "./Layout.tsx";
import { Icon, Illustration, Image } from "./Media.tsx";
import { Alert, EmptyState, ErrorState, LoadingSpinner } from "./Messages.tsx";
import { CurrencyInput, NumberInput, StepperInput } from "./NumberInputs.tsx";
import { MultiSelect, Select } from "./Select.tsx";
import { Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow } from "./Table.tsx";
import { Accordion, Tab, Tabs } from "./Tabs.tsx";
import { StatusTag, Tag } from "./Tags.tsx";
import { DescriptionList, DescriptionListItem, Heading, List, Text } from "./Text.tsx";
import { Input, SearchInput, TextArea } from "./TextInputs.tsx";

type Controller = ReturnType<typeof createController>;

// The chart library is half of the page's code and few cards draw charts.
const LazyBarChart = lazy(async () => ({ default: (await import("./Charts.tsx")).BarChart }));
const LazyLineChart = lazy(async () => ({ default: (await import("./Charts.tsx")).LineChart }));
const drawing = <LoadingSpinner label="Drawing the chart" layout="centered" />;
const BarChart = (props: BarChartProps) => <Suspense fallback={drawing}><LazyBarChart {...props} /></Suspense>;
const LineChart = (props: LineChartProps) => <Suspense fallback={drawing}><LazyLineChart {...props} /></Suspense>;

/** The components of HubSpot's library, by the name each has on the wire. */
const LIBRARY: Parameters<typeof createController>[0] = {
  Accordion, Alert, AutoGrid, BarChart, Box, Button, ButtonRow, Card, Checkbox, CurrencyInput, DateInput, DescriptionList, DescriptionListItem,
  Divider, Dropdown, DropdownButtonItem, EmptyState, ErrorState, Flex, Form, Heading, Icon, Illustration, Image, Inline, Input, LineChart, Link, List,
  LoadingButton, LoadingSpinner, Modal, ModalBody, ModalFooter, MultiSelect, NumberInput, Panel, PanelBody, PanelFooter, PanelSection, ProgressBar,
  RadioButton, ScoreCircle, SearchInput, Select, Spacer, Stack, Statistics, StatisticsItem, StatisticsTrend, StatusTag, StepIndicator, StepperInput,
  Tab, Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow, Tabs, Tag, Text, TextArea, Textarea: TextArea, Tile, TimeInput,
  Toggle, ToggleGroup, Tooltip,
};

const placeholders = new Map<string, ComponentType<{ readonly children?: ReactNode }>>();

/** Stands for a component that only HubSpot itself can draw, such as those that show CRM data. */
function placeholder(type: string): ComponentType<{ readonly children?: ReactNode }> {
  const Known = placeholders.get(type);
  if (Known) return Known;
  const Placeholder = ({ children }: { readonly children?: ReactNode }) => (
    <div className="ui-placeholder" data-placeholder={type}>
      <p>{type} is drawn by HubSpot only.</p>
      {children}
    </div>
  );
  placeholders.set(type, Placeholder);
  return Placeholder;
}

/** Maps the component tree a card sends to the components above; unknown ones become a placeholder instead of a crash. */
export function libraryController(): Controller {
  const controller = createController(LIBRARY);
  return { ...controller, get: (type) => (typeof type === "string" && !Object.hasOwn(LIBRARY, type) ? placeholder(type) : controller.get(type)) };
}
