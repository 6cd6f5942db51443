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
    <name>tocsin::widgets::DeletionChart</name>
    <message>
        <source>Score while samples are deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <comment>samples deleted first</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random</source>
        <comment>samples deleted first</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of the window put to its mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score falls from %1 to %2; half way it is %3 with marked samples deleted first, %4 at random</source>
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
    <name>tocsin::widgets::HeatLegend</name>
    <message>
        <source>Colours from weak, dark, to strong, bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>end of a colour scale</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pushes the score up</source>
        <comment>end of a colour scale</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::HeatMap</name>
    <message>
        <source>%1 channels over time</source>
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
    <name>tocsin::widgets::LossChart</name>
    <message>
        <source>Loss and events found by epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events found, validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No epoch has ended yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch %1: training loss %2, held-out loss %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 of %2 events found</source>
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
    <name>tocsin::widgets::QueueActions</name>
    <message>
        <source>Next item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next item of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the item before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next open item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next item without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous open item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the item before that has no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the suggestion; yes to the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject the suggestion; no to the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither yes nor no: unsure, or in part</source>
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
    <name>tocsin::widgets::ShareBars</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <comment>channels</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
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
    <name>tocsin::widgets::SplitBars</name>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T</source>
        <comment>letter of the training part</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V</source>
        <comment>letter of the validation part</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X</source>
        <comment>letter of the test part</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is in train, validation and test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2; events: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 to %3 UTC; in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3 to %4 UTC</source>
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
    <name>tocsin::workbench::ComparisonModel</name>
    <message>
        <source>recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs</source>
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
    <name>tocsin::workbench::ExplainItemModel</name>
    <message>
        <source>%1, %2, score %3, %4</source>
        <comment>an item of the list, read aloud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <comment>would you have looked there?</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly</source>
        <comment>would you have looked there?</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <comment>would you have looked there?</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ExplainPage</name>
    <message>
        <source>No recording of %1 covers this time.</source>
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
        <source>%1 (proposed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on &amp;Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;bel it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Partly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As trained</source>
        <comment>map of a model</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights shuffled</source>
        <comment>map of a model</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on the Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label this stretch of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the answers as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, I would have looked there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I would have looked there in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, I would not have looked there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark on the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows, most worth your time first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window that is explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the model looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sanity check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would you have looked there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was not stored: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Me&amp;thod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How faithful is the map?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it show what was learned?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far to trust the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the window on the &amp;Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the window that is explained among its neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the Label page with the stretch of time that is explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save the map...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the map as a picture or its figures as JSON, as tocsin explain does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all answers about the run as a table, tab-separated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the runs...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: %2, tuned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project to see what its models looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no finished run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model first; then this page shows which windows are worth a look, and what the model saw in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring the test part of run %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The windows most worth your time will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 cannot be explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test part of run %1 holds no event, no alarm and no window that could be called near.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All windows (%1)</source>
        <comment>filter of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (first %2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>kind of window, number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No window of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2: score %3</source>
        <comment>what, where and when, score against threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the map...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-</source>
        <comment>no key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 and %2 go to the next and previous window, %3 to the next without answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. The threshold is the one from training: nothing was tuned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a window in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the window among its neighbours (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the Label page with this stretch of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the map as a picture or its figures as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map is not there yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all answers about this run as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has answered about this run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is open for reading only: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I would have looked at the same places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At some of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somewhere else, or nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored with the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only windows of one kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs the scores of a finished run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png);;Figures and map (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the map as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ExplainText</name>
    <message>
        <source>Missed event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <comment>an event of this class</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just above</source>
        <comment>score near the threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just below</source>
        <comment>score near the threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: %1</source>
        <comment>an event of this class</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>machine and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <comment>score and threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the score would move with each sample (slope times deviation of the channel). Quick, the least faithful.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each sample adds to the score on the way from &quot;nothing special&quot; to this window. The parts add up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the score falls when a stretch of a channel is put to its mean. Needs no slopes: works for every model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this window pushes the score up: the map is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at %1 (%2 %).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at %1 (%2 %), most at %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score is that of a window where nothing happens: there is nothing to share out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts miss the score&apos;s change by %1 %; this method does not promise that they add up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete: the parts add up to the score&apos;s change but for %1 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete: the parts miss the score&apos;s change by %1 %; compare with occlusion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area %1 against %2</source>
        <comment>under the deletion curve, marked samples first, against random order</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting what the map marks lowers the score faster than deleting at random: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting what the map marks lowers the score no faster than deleting at random: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no trained weights to shuffle, so the check cannot be made; occlusion and the deletion curve still say what moves the score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map changes when the weights are shuffled: correlation %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map changes only in part when the weights are shuffled: correlation %1. Read it with care.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map does not change when the weights are shuffled: correlation %1. Do not trust this map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of both maps is the same everywhere: they cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::GoToTime</name>
    <message>
        <source>&apos;%1&apos; is no time. Write 2025-03-04 11:20, 2025-03-04T10:20:00Z, +3h or -20m, or paste what Copy gave.</source>
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
    <name>tocsin::workbench::LabelBands</name>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (proposed)</source>
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
        <source>Undone: everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure: proposed as &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure: was &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence %1 % for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change &apos;%1&apos; to &apos;%2&apos; on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the note of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>onset band of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the onset band of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start of a label cannot pass its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move mark &apos;%1&apos; by %2 on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the start of &apos;%1&apos; by %2 on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the end of &apos;%1&apos; by %2 on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label is split inside its range; put the cursor there first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label is joined with another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only labels of one asset, channel, class, rater and status are joined; these are &apos;%1&apos; on %2 and &apos;%3&apos; on %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>join %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adopt what %1 said about %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelEditor</name>
    <message>
        <source>Choose a label first: Tab goes to the next one, a click takes the one under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a recording first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a stretch first: drag over the lanes, or press I and O at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No class has the key %1; the classes are in the strip below the lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter repeats the class used last: press a digit first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording has no label yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last label of this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the first label of this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No later label &apos;%1&apos; of the same rater to join with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelPage</name>
    <message>
        <source>Selection begins here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection begins at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection ends here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection ends at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label as normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label with class %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection, or the active label, gets this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the last class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection gets the class used last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A point label at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next label becomes active and moves into the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label before becomes active and moves into the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The active label becomes two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The active label and the next of its class become one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the active label; undo brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the label...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note on the active label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A locked label is not changed by accident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare raters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far raters agree, and where they do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark what is in view as looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shaded in the overview, so that nobody looks twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to time...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time, +3h, or what Copy gave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy time and label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine, time and class as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a label first: Tab goes to the next one, a click takes the one under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should others know about it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time (2025-03-04 11:20), +3h, -20m, or what Copy gave:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording of %1 holds that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a stretch or choose a label first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure (U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name on labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what others and the proposals say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose labels from work orders and changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits to be judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where raters disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project to label its recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to label yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop data files on the window to import them, then come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From breakdown orders and from changes in the channels</source>
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
        <source>Blind: end that first, or what others said would be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far raters agree (V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blind: proposals are hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a label: Tab, or a click on its band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the lanes and press a digit. Tab goes through the labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>began between %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposed, waits for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked (L unlocks)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is accepted already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording holds that time of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open in that direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue ends here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 proposals from work orders, %2 from changes; %3 were known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from work orders, %2 from changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open disagreement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open disagreements: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the word of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write your name first: it says who looked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelQueue</name>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work order %1: reported %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, last seen good %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2  %3, %4</source>
        <comment>sign, machine, class, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 from %3, %4</source>
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
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
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
    <name>tocsin::workbench::OutlookPanel</name>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work for one window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory while training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose curves these are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the start, and curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the Label page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recipe needs labels: confirm some on the Label page, or choose a recipe that learns normal operation only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the training to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the recordings...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring a few steps...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 has no curves: it was fitted in one pass, or ended before its first epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a network, or choose a run below, to see its curves</source>
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
    <name>tocsin::workbench::RecipeModel</name>
    <message>
        <source>baseline; %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal operation only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs confirmed labels of at least two classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns from normal time; labels only keep faults out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> A baseline: fitted beside every run anyway.</source>
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
        <source>%1 (≤ %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older than your labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings or labels have changed since this run was trained; train anew to use them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the figures were measured: test once the run is evaluated, validation before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area under the ROC curve of window scores against the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision: area under the precision-recall curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events
found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead time
(median)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False alarms
a day (bound)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet: press Evaluate, or tocsin evaluate PROJECT %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::RunsPanel</name>
    <message>
        <source>Runs, each with its best baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two runs to see where they differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the two runs differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ev&amp;aluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pic&amp;k a threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet. Choose a recipe above and press Train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run, or two to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one run, or two to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SettingModel</name>
    <message>
        <source>Choose a setting to read what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write net.width or another setting of the architecture, or drift.CHANNEL; then give its value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting of the architecture or of a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; default: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SetupPanel</name>
    <message>
        <source>All settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings of the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ep&amp;ochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows in a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window in samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stri&amp;de</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride in samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lear&amp;ning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Th&amp;reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How train, validation and test are split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the data allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows of each recording that train and validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag of the recordings that test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split b&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no such setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: as many as gain something on a network of this size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed, data and threads give the same model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows at the start of each recording; the rest tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording has a tag; tags are given at import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the only channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all %1 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels that all recordings have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs recordings with a channel in common</source>
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
    <message>
        <source>&amp;Alarm when</source>
        <comment>2 of 3 scores are above the threshold</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of</source>
        <comment>2 of 3 scores</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scores are above it;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TrainForm</name>
    <message>
        <source>Seed: a whole number from 0 is needed, for example 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads: a whole number from 1 to %1 is needed, or nothing for what fits the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split: a number of rows from 4 is needed, for example 400</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split: name a tag and its value, for example site=north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs: the recordings have no channel in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs: take at least one channel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TrainPage</name>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the recipe of the Train page as its settings say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep the best weights so far as a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the &amp;stopped run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the chosen run on from its newest checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of the chosen run and of its baselines on the test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a t&amp;hreshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the chosen run on the Threshold page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the &amp;runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen runs, or all, with their baselines as a table, tab-separated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All settings of the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every setting of the recipe on the Train page, or the common ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project to train a model on its recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;pen project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to train on yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import recordings on the Data page, or in a terminal: tocsin import PROJECT FILES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Data to im&amp;port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training is stopping already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one run in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a run that has a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a project with recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping; the best weights so far are kept...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs are done; %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 of %2 validation events found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 (%2) was stopped after epoch %3 of %4: Resume goes on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TrainPresenter</name>
    <message>
        <source>Needs an open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a recording; import one on the Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is open for reading only: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training is running; cancel it or wait for its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs labels; confirm some on the Label page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first epoch ended: nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after epoch %1 of %2. The best weights so far are kept as run %3: it can be evaluated, tuned and resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 is finished in %2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped after epoch %1 of %2; kept as run %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one run in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is open for reading only: the figures could not be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is being evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 has no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a stopped run in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 has finished; a finished run is never trained again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 left nothing to go on from; train it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 test events found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TrainSentences</name>
    <message>
        <source>less than 1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, windows of %1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no network: fitted in one pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters, %2 as float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 multiply-adds (MACs) a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 more while it trains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2%3; from %4 steps measured just now, %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 steps each; not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>windows shared between train and test: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test part holds no window: nothing can be shown about this run; choose another split or a shorter window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No labelled event is in the test part: whether it finds failures cannot be shown, only its false alarms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation part holds no window: no threshold can be tuned on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows of the test part reach back over training rows; this split allows it, as a device does that goes on from what it learned on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
