<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Lane</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>channel with a scale of its own</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample in this stretch of time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less time, in more detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the view with the selection or the active label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the stretch of time shown before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic &amp;value axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the value axes follow what is in view again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom values in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a narrower range of values in the lane in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom values out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a wider range of values in the lane in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan to earlier times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move by a tenth of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan to later times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One view earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move by a whole view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One view later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the mark before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the label, event or alarm before the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the label, event or alarm after the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the end of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor one sample back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the cursor by one sample of the lane in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor one sample forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor ten samples back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the cursor by ten samples of the lane in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor ten samples forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active edge one sample back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the active edge of the active label by one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active edge one sample forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active edge ten samples back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the active edge of the active label by ten samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active edge ten samples forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the lane above in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the lane below in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll the lanes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the lanes above those in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll the lanes down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the lanes below those in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy p&amp;lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the lanes as a picture (PNG and SVG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what the lanes show as a table, tab-separated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel gesture or selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the gesture under way; else drop the selection; else the cursors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneReading</name>
    <message>
        <source>This channel is not in the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2%3 (%4 samples)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneStatistics</name>
    <message>
        <source>no sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples, min %2, max %3, RMS %4%5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ActionRegistry</name>
    <message>
        <source>Lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::BandStrip</name>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rater: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::CommandPalette</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called like that</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::CursorLine</name>
    <message>
        <source>Δt %1</source>
        <comment>difference of two cursors</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/Δt %1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ErrorBanner</name>
    <message>
        <source>%1 (%2 times)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::KeyEditor</name>
    <message>
        <source>&amp;Without a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the key away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default key of this action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the key from the other action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore all defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the keys to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import keys from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys are as they came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key that works everywhere needs Ctrl, Alt or a function key: plain letters belong to text fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to &apos;%2&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken from %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::KeyFile</name>
    <message>
        <source>This is no file of keys that this version can read; take one that &apos;Export&apos; of this window wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of &apos;%1&apos; cannot be read: %2. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would start both &apos;%2&apos; and &apos;%3&apos;. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sheet as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the key sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written; choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of Tocsin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::LaneCanvas</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, rater %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the cursor %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll the lanes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::LaneTableModel</name>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::LaneView</name>
    <message>
        <source>No channel is shown. Choose a recording on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lanes from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>length of the selection, then its statistics</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (Δ %1)</source>
        <comment>difference of values at two cursors</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::OverviewStrip</name>
    <message>
        <source>Overview of the whole history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole history. Drag the frame to move the view, its edges to change it; click elsewhere to go there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::PaletteModel</name>
    <message>
        <source>%1, not possible now: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ScoreHistogram</name>
    <message>
        <source>Spread of the scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 scores of normal time and %2 of events from %3 to %4; alarm above %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, review above %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::SpectrogramPlot</name>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time from the start of the stretch [s]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency [Hz]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s, %2 Hz, %3</source>
        <comment>time, frequency, amplitude</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::SpectrumPanel</name>
    <message>
        <source>Log frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log amplitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrum of the lane in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal ratios of frequency are equally far apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows weak lines beside strong ones: five decades, in the spectrogram 80 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic frequency axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic amplitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lane is in focus. Choose a recording, then click a lane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No spectrum of %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::SpectrumPlot</name>
    <message>
        <source>Spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency [Hz]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amplitude [%1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz, %2</source>
        <comment>frequency, amplitude</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ThresholdChart</name>
    <message>
        <source>False alarms and events found against the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarms a machine-month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % upper bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold on the score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::TimeRuler</name>
    <message>
        <source>UTC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::AlarmTableModel</name>
    <message>
        <source>%1, open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finds an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just after an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raised (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::DataPage</name>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show spectrum and spectrogram of the selection, or of what is in view, under the lanes of the Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the cursor: nothing is marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the cursor: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project folder, or make one in a terminal:
tocsin new pumps.tocsin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project holds no recording yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import one in a terminal, then reload with F5:
tocsin import PROJECT FILE --asset NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be shown.
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 long, %2 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows kept, %2 rejected, %3 gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 repeated times, %2 backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (proposed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alarm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::DroppedPaths</name>
    <message>
        <source>%1: nothing here reads that. Drop a project folder, data files (%2) or a folder of them, a label file (CSV) or a list of work orders (CSV).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One project at a time: %1 was opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::EmptyFace</name>
    <message>
        <source>What to do next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::HistoryModel</name>
    <message>
        <source>Before the first label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click: undo everything that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came with an import: it is not undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone; newer labels were made since, so it cannot be done again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click: do again up to here. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click: undo everything after this. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::HistoryPanel</name>
    <message>
        <source>Every label you make, move or remove shows here; a double click goes back to that point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the labels, newest first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::JobCenter</name>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::JobText</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelling...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown how long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed after %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled before it began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, cancelling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::JobsPanel</name>
    <message>
        <source>Imports, training and exports show here while they run; what became of them stays until you clear it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the jobs that have ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was asked to stop already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job has ended since the list was cleared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelDocument</name>
    <message>
        <source>mark &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label &apos;%1&apos; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label would overlap &apos;%1&apos; of the same rater; the scheme refuses overlaps. Move its edge, or choose another overlap rule in the scheme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That label is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be done again: newer labels were made since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestures undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestures done again: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened for reading only: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Tocsin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tocsin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; recordings: %2, runs: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (read only); recordings: %2, runs: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the demo plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be imported: the project is open for reading only. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels and work orders go into the project that is open: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drop them once more when it has opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read labels from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels added: %1, known already: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read work orders from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work orders added: %1, known already: %2, unreadable: %3; labels proposed: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs are running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that run: %1. They are stopped when the window closes; what is finished stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop them and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;uns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an empty project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open your &amp;data...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring files into the project, or into a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the d&amp;emo...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the demo plant in a folder of your choice and open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was imported, labelled or trained since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a command...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that can be done, by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give actions the keys you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours, language, what happens at start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light as the desktop is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all panels back where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys in force, to look at or to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Tocsin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;pen recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Tocsin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tocsin %1
From sensor histories to an edge device that raises the alarm.
GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where shall the new project be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project folder (*.tocsin)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where shall the demo be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a &amp;terminal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::OperatingText</name>
    <message>
        <source>%1 a machine-month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 false alarms a machine in %2 days</source>
        <comment>1 in 30 days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold %1: %2 false alarms in %3 machine-days without event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 of %2 events found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no time without event, so nothing can be said about false alarms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1 % confidence the true rate is at most %2 (%3 in %4 machine-days, exact Poisson limit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within the budget of %1: %2. That holds for a threshold fixed beforehand; &quot;Find the threshold&quot; also allows for the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the budget of %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget of %1 not shown yet: %2. It would take %3 machine-days without event at this count.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::PreferencesDialog</name>
    <message>
        <source>Nothing is called like that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plots, icons and text follow at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme dark light look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applies when the program starts next. Numbers in files do not change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name on labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says who judged what; there is no password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rater user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the last project where I left it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project, page and the stretch of time that was shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every action can have a key of your choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortcut keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::RunTableModel</name>
    <message>
        <source>no event there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (at most %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best baseline: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarms a machine-day of normal time; in brackets the exact 95 % upper limit (Poisson)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead time, median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarms a machine-day
(95 % upper bound)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recipe&apos;s defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split: %1; seed %2, threads %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold %1, from %2; model %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine-days looked at: %1, of them without event: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet: tocsin evaluate PROJECT %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::RunsPage</name>
    <message>
        <source>Show on the threshold pa&amp;ge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on the threshold page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project to see its runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;pen project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one in a terminal, then reload with F5:
tocsin train PROJECT --recipe conv-autoencoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a finished run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::StartPage</name>
    <message>
        <source>Tocsin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the bell in time, and not in vain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that you open will stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, historian exports or MATLAB files become a new project. Nothing leaves this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project is a folder. It opens where you left it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three pumps, four months, seven failures: from data to a signed bundle in ten minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New empty project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New empty project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list of recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned projects stay; the projects themselves are not touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep %1 in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not at %1 any more; locate it to open it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::StatusLine</name>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved %1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved %1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the recordings: the same data give the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that this program holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change of a label is on the disk before the next one can be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TerminalPanel</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project: then the command that does what the page shows stands here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an open project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ThresholdPage</name>
    <message>
        <source>Find the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning before the failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that is judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False-alarm budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 false alarm per pump per month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the threshold for the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this rule with the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores above the threshold, at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores looked back at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hysteresis in units of the score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum duration in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet after an alarm, in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A review cut below the alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What there is to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the budget is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms at this threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click or Enter shows the alarm on the Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Alarm when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scores are above the threshold,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hystere&amp;sis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lastin&amp;g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;quiet after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresh&amp;old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most sensitive threshold that is shown to keep the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep this threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule as it stands on the Threshold page is kept with the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no finished run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The threshold is chosen on validation time; test time shows what it does on time that had no say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a run with scores in validation and in test time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test time is for judging, not for choosing: show validation time to move the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs the scores of a finished run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the cuts in the picture, or use the arrow keys here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many false alarms you grant each machine: 1/30d, 2 a week, 1 false alarm per pump per month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many of the last scores must be above the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scores that are looked back at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alarm ends only when the score has fallen this far below the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The condition must hold this long before an alarm is raised; curve and tiles leave it out, the list does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new alarm for this long after one has ended; curve and tiles leave it out, the list does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second cut below the alarm: between both a person has a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where looking begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick &quot;Review above&quot; first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a finished run of an open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most sensitive threshold that is shown to keep the budget, kept with the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a budget that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms of this run are judged and exported with this rule from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project to see how false alarms and events found depend on the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finished run yet. Train one on the Train page, then come back to choose its threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring the validation and test time of %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run cannot be scored: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has no scores in its validation and test time: the recordings are shorter than its window, or all in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 at 95 %</source>
        <comment>interval of a share</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no labelled event in this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 machine-days; at most %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no time without event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the normal time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 to review: %2 looks a machine-month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is test time: it judges the threshold, it does not choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no event found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median of %1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median; %1 to %2 at 95 %</source>
        <comment>interval of a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alarm at this threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms at this threshold: the first %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms at this threshold: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the threshold of run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold %1, budget shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold %1, budget not shown yet: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the threshold of run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept; the budget is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
