<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Lane</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>channel with a scale of its own</comment>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>Wird gelesen...</translation>
    </message>
    <message>
        <source>No sample in this stretch of time</source>
        <translation>Kein Abtastwert in diesem Zeitabschnitt</translation>
    </message>
</context>
<context>
    <name>LaneActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Hineinzoomen</translation>
    </message>
    <message>
        <source>Show less time, in more detail</source>
        <translation>Weniger Zeit zeigen, mit mehr Einzelheiten</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Hera&amp;uszoomen</translation>
    </message>
    <message>
        <source>Show more time</source>
        <translation>Mehr Zeit zeigen</translation>
    </message>
    <message>
        <source>&amp;Fit selection</source>
        <translation>Auswahl ei&amp;npassen</translation>
    </message>
    <message>
        <source>Fill the view with the selection or the active label</source>
        <translation>Die Ansicht mit der Auswahl oder der aktiven Markierung füllen</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Show the whole recording</source>
        <translation>Die ganze Aufzeichnung zeigen</translation>
    </message>
    <message>
        <source>&amp;Previous zoom</source>
        <translation>Voriger &amp;Zoom</translation>
    </message>
    <message>
        <source>Go back to the stretch of time shown before</source>
        <translation>Zurück zum zuvor gezeigten Zeitabschnitt</translation>
    </message>
    <message>
        <source>Automatic &amp;value axes</source>
        <translation>Automatische &amp;Werteachsen</translation>
    </message>
    <message>
        <source>Let the value axes follow what is in view again</source>
        <translation>Die Werteachsen wieder dem sichtbaren Ausschnitt folgen lassen</translation>
    </message>
    <message>
        <source>Zoom values in</source>
        <translation>Werteachse hineinzoomen</translation>
    </message>
    <message>
        <source>Show a narrower range of values in the lane in focus</source>
        <translation>In der Spur im Fokus einen engeren Wertebereich zeigen</translation>
    </message>
    <message>
        <source>Zoom values out</source>
        <translation>Werteachse herauszoomen</translation>
    </message>
    <message>
        <source>Show a wider range of values in the lane in focus</source>
        <translation>In der Spur im Fokus einen weiteren Wertebereich zeigen</translation>
    </message>
    <message>
        <source>Pan to earlier times</source>
        <translation>Zu früheren Zeiten verschieben</translation>
    </message>
    <message>
        <source>Move by a tenth of the view</source>
        <translation>Um ein Zehntel der Ansicht verschieben</translation>
    </message>
    <message>
        <source>Pan to later times</source>
        <translation>Zu späteren Zeiten verschieben</translation>
    </message>
    <message>
        <source>One view earlier</source>
        <translation>Eine Ansicht früher</translation>
    </message>
    <message>
        <source>Move by a whole view</source>
        <translation>Um eine ganze Ansicht verschieben</translation>
    </message>
    <message>
        <source>One view later</source>
        <translation>Eine Ansicht später</translation>
    </message>
    <message>
        <source>To the mark before</source>
        <translation>Zur vorigen Marke</translation>
    </message>
    <message>
        <source>Go to the label, event or alarm before the cursor</source>
        <translation>Zur Markierung, zum Ereignis oder zum Alarm vor dem Cursor gehen</translation>
    </message>
    <message>
        <source>To the next mark</source>
        <translation>Zur nächsten Marke</translation>
    </message>
    <message>
        <source>Go to the label, event or alarm after the cursor</source>
        <translation>Zur Markierung, zum Ereignis oder zum Alarm nach dem Cursor gehen</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Go to the start of the recording</source>
        <translation>Zum Anfang der Aufzeichnung gehen</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Go to the end of the recording</source>
        <translation>Zum Ende der Aufzeichnung gehen</translation>
    </message>
    <message>
        <source>Cursor one sample back</source>
        <translation>Cursor einen Abtastwert zurück</translation>
    </message>
    <message>
        <source>Move the cursor by one sample of the lane in focus</source>
        <translation>Den Cursor um einen Abtastwert der Spur im Fokus bewegen</translation>
    </message>
    <message>
        <source>Cursor one sample forward</source>
        <translation>Cursor einen Abtastwert vor</translation>
    </message>
    <message>
        <source>Cursor ten samples back</source>
        <translation>Cursor zehn Abtastwerte zurück</translation>
    </message>
    <message>
        <source>Move the cursor by ten samples of the lane in focus</source>
        <translation>Den Cursor um zehn Abtastwerte der Spur im Fokus bewegen</translation>
    </message>
    <message>
        <source>Cursor ten samples forward</source>
        <translation>Cursor zehn Abtastwerte vor</translation>
    </message>
    <message>
        <source>Active edge one sample back</source>
        <translation>Aktive Kante einen Abtastwert zurück</translation>
    </message>
    <message>
        <source>Move the active edge of the active label by one sample</source>
        <translation>Die aktive Kante der aktiven Markierung um einen Abtastwert verschieben</translation>
    </message>
    <message>
        <source>Active edge one sample forward</source>
        <translation>Aktive Kante einen Abtastwert vor</translation>
    </message>
    <message>
        <source>Active edge ten samples back</source>
        <translation>Aktive Kante zehn Abtastwerte zurück</translation>
    </message>
    <message>
        <source>Move the active edge of the active label by ten samples</source>
        <translation>Die aktive Kante der aktiven Markierung um zehn Abtastwerte verschieben</translation>
    </message>
    <message>
        <source>Active edge ten samples forward</source>
        <translation>Aktive Kante zehn Abtastwerte vor</translation>
    </message>
    <message>
        <source>Lane above</source>
        <translation>Spur darüber</translation>
    </message>
    <message>
        <source>Put the lane above in focus</source>
        <translation>Den Fokus auf die Spur darüber setzen</translation>
    </message>
    <message>
        <source>Lane below</source>
        <translation>Spur darunter</translation>
    </message>
    <message>
        <source>Put the lane below in focus</source>
        <translation>Den Fokus auf die Spur darunter setzen</translation>
    </message>
    <message>
        <source>Scroll the lanes up</source>
        <translation>Spuren nach oben rollen</translation>
    </message>
    <message>
        <source>Show the lanes above those in view</source>
        <translation>Die Spuren über den sichtbaren zeigen</translation>
    </message>
    <message>
        <source>Scroll the lanes down</source>
        <translation>Spuren nach unten rollen</translation>
    </message>
    <message>
        <source>Show the lanes below those in view</source>
        <translation>Die Spuren unter den sichtbaren zeigen</translation>
    </message>
    <message>
        <source>Copy p&amp;lot</source>
        <translation>Dia&amp;gramm kopieren</translation>
    </message>
    <message>
        <source>Copy the lanes as a picture (PNG and SVG)</source>
        <translation>Die Spuren als Bild kopieren (PNG und SVG)</translation>
    </message>
    <message>
        <source>Copy &amp;values</source>
        <translation>Werte ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy what the lanes show as a table, tab-separated</source>
        <translation>Den Inhalt der Spuren als Tabelle kopieren, durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>Cancel gesture or selection</source>
        <translation>Geste oder Auswahl abbrechen</translation>
    </message>
    <message>
        <source>End the gesture under way; else drop the selection; else the cursors</source>
        <translation>Beendet die laufende Geste, sonst die Auswahl, sonst die Cursor</translation>
    </message>
</context>
<context>
    <name>LaneReading</name>
    <message>
        <source>This channel is not in the recording.</source>
        <translation>Dieser Kanal ist in der Aufzeichnung nicht enthalten.</translation>
    </message>
    <message>
        <source>no sample</source>
        <translation>kein Abtastwert</translation>
    </message>
    <message>
        <source>%1 to %2%3 (%4 samples)</source>
        <translation>%1 bis %2%3 (%4 Messwerte)</translation>
    </message>
</context>
<context>
    <name>LaneStatistics</name>
    <message>
        <source>no sample</source>
        <translation>kein Abtastwert</translation>
    </message>
    <message>
        <source>%1 samples, min %2, max %3, RMS %4%5</source>
        <translation>%1 Messwerte, Min. %2, Max. %3, Effektivwert %4%5</translation>
    </message>
</context>
<context>
    <name>tocsin::core</name>
    <message>
        <source>Names the fault in fast signals (vibration): wide first kernels, five convolution blocks.</source>
        <translation>Benennt den Fehler in schnellen Signalen (Schwingung): breite erste Filter, fünf Faltungsblöcke.</translation>
    </message>
    <message>
        <source>Names the fault in signals of several channels: residual convolutions.</source>
        <translation>Benennt den Fehler in Signalen mehrerer Kanäle: Faltungen mit Restpfaden.</translation>
    </message>
    <message>
        <source>Names the fault in slow histories where order matters: two LSTM layers.</source>
        <translation>Benennt den Fehler in langsamen Verläufen, in denen die Reihenfolge zählt: zwei LSTM-Schichten.</translation>
    </message>
    <message>
        <source>Learns normal operation only and scores what it cannot rebuild; needs no fault.</source>
        <translation>Lernt nur den Normalbetrieb und bewertet, was es nicht nachbilden kann; braucht keinen Fehler.</translation>
    </message>
    <message>
        <source>As conv-autoencoder, with LSTM encoder and decoder, for slow histories.</source>
        <translation>Wie conv-autoencoder, mit LSTM als Encoder und Decoder, für langsame Verläufe.</translation>
    </message>
    <message>
        <source>Never alarms: the figure that accuracy hides behind.</source>
        <translation>Alarmiert nie: die Zahl, hinter der sich die Trefferquote versteckt.</translation>
    </message>
    <message>
        <source>Largest smoothed deviation from the median over all channels (EWMA chart).</source>
        <translation>Größte geglättete Abweichung vom Median über alle Kanäle (EWMA-Karte).</translation>
    </message>
    <message>
        <source>Principal components with Hotelling&apos;s T2 and squared prediction error of each sample.</source>
        <translation>Hauptkomponenten mit Hotellings T2 und quadriertem Vorhersagefehler jedes Messwerts.</translation>
    </message>
    <message>
        <source>Names the most frequent class of the training part whatever it sees: what accuracy is worth without looking.</source>
        <translation>Nennt die häufigste Klasse des Trainingsteils, was auch immer es sieht: was die Trefferquote ohne Hinsehen wert ist.</translation>
    </message>
    <message>
        <source>Distance of the smoothed standardised channels to the fifth nearest training row.</source>
        <translation>Abstand der geglätteten, standardisierten Kanäle zur fünftnächsten Trainingszeile.</translation>
    </message>
    <message>
        <source>Linear discriminant on log band spectra: what a reviewer would try first.</source>
        <translation>Lineare Diskriminante auf logarithmischen Bandspektren: was ein Prüfer zuerst versuchen würde.</translation>
    </message>
    <message>
        <source>Samples of one window, what the model sees at once</source>
        <translation>Messwerte eines Fensters: was das Modell auf einmal sieht</translation>
    </message>
    <message>
        <source>Samples from one window to the next</source>
        <translation>Messwerte von einem Fenster zum nächsten</translation>
    </message>
    <message>
        <source>A pause longer than this many samples begins a new history; 0: none does</source>
        <translation>Eine Pause von mehr als so vielen Messwerten beginnt einen neuen Verlauf; 0: keine</translation>
    </message>
    <message>
        <source>Missing samples that may take the value before them</source>
        <translation>Fehlende Messwerte, die den Wert davor übernehmen dürfen</translation>
    </message>
    <message>
        <source>Whether labelled faults are kept out of what counts as normal</source>
        <translation>Ob markierte Fehler aus dem herausgehalten werden, was als normal gilt</translation>
    </message>
    <message>
        <source>How often the training part is gone through</source>
        <translation>Wie oft der Trainingsteil durchlaufen wird</translation>
    </message>
    <message>
        <source>Windows of one step</source>
        <translation>Fenster eines Schritts</translation>
    </message>
    <message>
        <source>Learning rate at the start; it falls along a cosine</source>
        <translation>Lernrate zu Beginn; sie fällt entlang eines Kosinus</translation>
    </message>
    <message>
        <source>Pull of the weights towards zero (AdamW)</source>
        <translation>Zug der Gewichte gegen null (AdamW)</translation>
    </message>
    <message>
        <source>Epochs without a better loss before it stops; 0: never early, the last weights are kept</source>
        <translation>Epochen ohne besseren Verlust bis zum Abbruch; 0: nie vorzeitig, die letzten Gewichte bleiben</translation>
    </message>
    <message>
        <source>Epochs in which the learning rate rises</source>
        <translation>Epochen, in denen die Lernrate steigt</translation>
    </message>
    <message>
        <source>Largest norm of the gradient; 0: no limit</source>
        <translation>Größte Norm des Gradienten; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Windows drawn for an epoch; 0: all</source>
        <translation>Für eine Epoche gezogene Fenster; 0: alle</translation>
    </message>
    <message>
        <source>What training makes small</source>
        <translation>Was das Training klein macht</translation>
    </message>
    <message>
        <source>Whether rare classes weigh more</source>
        <translation>Ob seltene Klassen mehr wiegen</translation>
    </message>
    <message>
        <source>How much the focal loss leaves easy windows alone</source>
        <translation>Wie sehr der fokale Verlust leichte Fenster in Ruhe lässt</translation>
    </message>
    <message>
        <source>Share of doubt in every label</source>
        <translation>Anteil des Zweifels an jeder Markierung</translation>
    </message>
    <message>
        <source>balanced: rare classes are drawn as often as frequent ones</source>
        <translation>balanced: seltene Klassen werden so oft gezogen wie häufige</translation>
    </message>
    <message>
        <source>Noise added, in standard deviations</source>
        <translation>Zugefügtes Rauschen, in Standardabweichungen</translation>
    </message>
    <message>
        <source>Random gain, as a share</source>
        <translation>Zufällige Verstärkung, als Anteil</translation>
    </message>
    <message>
        <source>Random offset, in standard deviations</source>
        <translation>Zufälliger Versatz, in Standardabweichungen</translation>
    </message>
    <message>
        <source>Chance that a channel is blanked</source>
        <translation>Wahrscheinlichkeit, dass ein Kanal ausgeblendet wird</translation>
    </message>
    <message>
        <source>Random tilt of the spectrum, in dB</source>
        <translation>Zufällige Neigung des Spektrums, in dB</translation>
    </message>
    <message>
        <source>The limit rests on this quantile of held-out normal scores</source>
        <translation>Die Grenze beruht auf diesem Quantil zurückgehaltener normaler Scores</translation>
    </message>
    <message>
        <source>The limit is this many times that quantile</source>
        <translation>Die Grenze ist so oft dieses Quantil</translation>
    </message>
    <message>
        <source>An alarm ends this share below the limit</source>
        <translation>Ein Alarm endet um diesen Anteil unter der Grenze</translation>
    </message>
    <message>
        <source>reference: harmless drift is measured on recordings with the tag role=reference</source>
        <translation>reference: harmlose Drift wird an Aufzeichnungen mit dem Kennzeichen role=reference gemessen</translation>
    </message>
    <message>
        <source>Allowance of slow channels</source>
        <translation>Spielraum langsamer Kanäle</translation>
    </message>
    <message>
        <source>Allowance of the other channels</source>
        <translation>Spielraum der übrigen Kanäle</translation>
    </message>
    <message>
        <source>How the error of a window becomes its score</source>
        <translation>Wie aus dem Fehler eines Fensters sein Score wird</translation>
    </message>
    <message>
        <source>Samples that the moving average spans</source>
        <translation>Messwerte, die der gleitende Mittelwert umfasst</translation>
    </message>
    <message>
        <source>What a deviation is measured in: that of the samples or of their average</source>
        <translation>Worin eine Abweichung gemessen wird: in der der Messwerte oder der ihres Mittels</translation>
    </message>
    <message>
        <source>all: fitted on train and validation, nothing is held out</source>
        <translation>all: an Training und Validierung angepasst, nichts wird zurückgehalten</translation>
    </message>
    <message>
        <source>Share of the variance that the components keep</source>
        <translation>Anteil der Varianz, den die Komponenten behalten</translation>
    </message>
    <message>
        <source>The distance is that to this neighbour</source>
        <translation>Der Abstand ist der zu diesem Nachbarn</translation>
    </message>
    <message>
        <source>Training rows kept to compare with</source>
        <translation>Trainingszeilen, die zum Vergleich behalten werden</translation>
    </message>
    <message>
        <source>Bands of the spectrum</source>
        <translation>Bänder des Spektrums</translation>
    </message>
    <message>
        <source>Regularisation of the covariance</source>
        <translation>Regularisierung der Kovarianz</translation>
    </message>
    <message>
        <source>Names of slow channels (thermal state, supply), with commas</source>
        <translation>Namen langsamer Kanäle (Wärmezustand, Versorgung), mit Kommas</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ActionRegistry</name>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Lanes of the Label page</source>
        <translation>Spuren der Seite „Markieren“</translation>
    </message>
    <message>
        <source>Labelling Session</source>
        <translation>Markier-Sitzung</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::BandStrip</name>
    <message>
        <source>Labels</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Rater: %1</source>
        <translation>Bewerter: %1</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Gewünschte Aktion eingeben</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>About the command</source>
        <translation>Über den Befehl</translation>
    </message>
    <message>
        <source>Nothing is called like that</source>
        <translation>Kein Befehl dieses Namens</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::CursorLine</name>
    <message>
        <source>Δt %1</source>
        <comment>difference of two cursors</comment>
        <translation>Δt %1</translation>
    </message>
    <message>
        <source>1/Δt %1 Hz</source>
        <translation>1/Δt %1 Hz</translation>
    </message>
    <message>
        <source>%1: %2 later</source>
        <translation>%1: %2 später</translation>
    </message>
    <message>
        <source>%1: %2 before</source>
        <translation>%1: %2 früher</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>Cursor</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::DeletionChart</name>
    <message>
        <source>Score while samples are deleted</source>
        <translation>Score beim Löschen von Abtastwerten</translation>
    </message>
    <message>
        <source>marked</source>
        <comment>samples deleted first</comment>
        <translation>markierte</translation>
    </message>
    <message>
        <source>random</source>
        <comment>samples deleted first</comment>
        <translation>zufällige</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>% of the window put to its mean</source>
        <translation>% des Fensters auf Mittelwert gesetzt</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Nichts anzuzeigen</translation>
    </message>
    <message>
        <source>The score falls from %1 to %2; half way it is %3 with marked samples deleted first, %4 at random</source>
        <translation>Der Score fällt von %1 auf %2; auf halbem Weg ist er %3, wenn markierte Abtastwerte zuerst gelöscht werden, und %4 bei zufälliger Reihenfolge</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ErrorBanner</name>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Copy the details of the message</source>
        <translation>Die Einzelheiten der Meldung kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Die Meldung schließen</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::HeatLegend</name>
    <message>
        <source>Colours from weak, dark, to strong, bright</source>
        <translation>Farben von schwach (dunkel) bis stark (hell)</translation>
    </message>
    <message>
        <source>none</source>
        <comment>end of a colour scale</comment>
        <translation>kein Einfluss</translation>
    </message>
    <message>
        <source>pushes the score up</source>
        <comment>end of a colour scale</comment>
        <translation>erhöht den Score</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::HeatMap</name>
    <message>
        <source>%1 channels over time</source>
        <translation>Kanäle über der Zeit: %1</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::KeyEditor</name>
    <message>
        <source>&amp;Without a key</source>
        <translation>&amp;Ohne Taste</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>Stan&amp;dard</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>Über&amp;nehmen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Works in</source>
        <translation>Wirkt in</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Take the key away</source>
        <translation>Taste entfernen</translation>
    </message>
    <message>
        <source>Default key of this action</source>
        <translation>Standardtaste dieser Aktion</translation>
    </message>
    <message>
        <source>Take the key from the other action</source>
        <translation>Der anderen Aktion die Taste wegnehmen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation>Neue &amp;Taste</translation>
    </message>
    <message>
        <source>&amp;Restore all defaults</source>
        <translation>Alle Standards &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Exportieren...</translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <translation>&amp;Importieren...</translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation>Alle Standards wiederherstellen</translation>
    </message>
    <message>
        <source>Export the keys to a file</source>
        <translation>Tasten in eine Datei exportieren</translation>
    </message>
    <message>
        <source>Import keys from a file</source>
        <translation>Tasten aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All keys are as they came</source>
        <translation>Alle Tasten sind auf Standard zurückgesetzt</translation>
    </message>
    <message>
        <source>A key that works everywhere needs Ctrl, Alt or a function key: plain letters belong to text fields</source>
        <translation>Eine überall wirksame Taste braucht Strg, Alt oder eine Funktionstaste: Einfache Buchstaben gehören den Textfeldern</translation>
    </message>
    <message>
        <source>%1 belongs to &apos;%2&apos;</source>
        <translation>%1 gehört zu „%2“</translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation>Tasten exportieren</translation>
    </message>
    <message>
        <source>Keys (*.json)</source>
        <translation>Tasten (*.json)</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>Tasten importieren</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Taken from %1</source>
        <translation>Übernommen aus %1</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::KeyFile</name>
    <message>
        <source>This is no file of keys that this version can read; take one that &apos;Export&apos; of this window wrote</source>
        <translation>Diese Datei enthält keine Tasten, die diese Version lesen kann; bitte eine Datei wählen, die mit „Exportieren“ in diesem Fenster geschrieben wurde</translation>
    </message>
    <message>
        <source>The keys of &apos;%1&apos; cannot be read: %2. Nothing was changed.</source>
        <translation>Die Tasten von „%1“ können nicht gelesen werden: %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 would start both &apos;%2&apos; and &apos;%3&apos;. Nothing was changed.</source>
        <translation>%1 würde sowohl „%2“ als auch „%3“ auslösen. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Save as PDF...</source>
        <translation>Als PDF speichern...</translation>
    </message>
    <message>
        <source>Save the sheet as PDF</source>
        <translation>Die Übersicht als PDF speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the sheet</source>
        <translation>Die Übersicht schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Save the key sheet</source>
        <translation>Tastenübersicht speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 cannot be written; choose another place</source>
        <translation>%1 kann nicht geschrieben werden; bitte einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>Keys of Tocsin</source>
        <translation>Tasten von Tocsin</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::LaneCanvas</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, rater %2</source>
        <translation>%1, Bewerter %2</translation>
    </message>
    <message>
        <source>at the cursor %1</source>
        <translation>am Cursor %1</translation>
    </message>
    <message>
        <source>Signal lanes</source>
        <translation>Signalspuren</translation>
    </message>
    <message>
        <source>Scroll the lanes</source>
        <translation>Die Spuren rollen</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::LaneTableModel</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::LaneView</name>
    <message>
        <source>No channel is shown. Choose a recording on the left.</source>
        <translation>Kein Kanal wird gezeigt. Bitte links eine Aufzeichnung wählen.</translation>
    </message>
    <message>
        <source>%1 lanes from %2 to %3</source>
        <translation>Spuren: %1, von %2 bis %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>length of the selection, then its statistics</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> (Δ %1)</source>
        <comment>difference of values at two cursors</comment>
        <translation> (Δ %1)</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::LossChart</name>
    <message>
        <source>Loss and events found by epoch</source>
        <translation>Verlust und gefundene Ereignisse je Epoche</translation>
    </message>
    <message>
        <source>Loss, training</source>
        <translation>Verlust, Training</translation>
    </message>
    <message>
        <source>Loss, held out</source>
        <translation>Verlust, zurückgehalten</translation>
    </message>
    <message>
        <source>Events found, validation</source>
        <translation>Gefundene Ereignisse, Validierung</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Events found</source>
        <translation>Gefundene Ereignisse</translation>
    </message>
    <message>
        <source>No epoch has ended yet</source>
        <translation>Noch keine Epoche beendet</translation>
    </message>
    <message>
        <source>Epoch %1: training loss %2, held-out loss %3</source>
        <translation>Epoche %1: Verlust im Training %2, zurückgehalten %3</translation>
    </message>
    <message>
        <source>, %1 of %2 events found</source>
        <translation>, %1 von %2 Ereignissen gefunden</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::OverviewStrip</name>
    <message>
        <source>Overview of the whole history</source>
        <translation>Übersicht über die ganze Historie</translation>
    </message>
    <message>
        <source>The whole history. Drag the frame to move the view, its edges to change it; click elsewhere to go there.</source>
        <translation>Die ganze Historie. Den Rahmen ziehen, um die Ansicht zu verschieben, seine Kanten, um sie zu ändern; ein Klick daneben springt dorthin.</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::PaletteModel</name>
    <message>
        <source>%1, not possible now: %2</source>
        <translation>%1, derzeit nicht möglich: %2</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::QueueActions</name>
    <message>
        <source>Next item</source>
        <translation>Nächster Eintrag</translation>
    </message>
    <message>
        <source>Go to the next item of the list</source>
        <translation>Zum nächsten Eintrag der Liste gehen</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>Voriger Eintrag</translation>
    </message>
    <message>
        <source>Go to the item before</source>
        <translation>Zum vorigen Eintrag der Liste gehen</translation>
    </message>
    <message>
        <source>Next open item</source>
        <translation>Nächster offener Eintrag</translation>
    </message>
    <message>
        <source>Go to the next item without an answer</source>
        <translation>Zum nächsten Eintrag ohne Antwort gehen</translation>
    </message>
    <message>
        <source>Previous open item</source>
        <translation>Voriger offener Eintrag</translation>
    </message>
    <message>
        <source>Go to the item before that has no answer</source>
        <translation>Zum vorigen Eintrag ohne Antwort gehen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Accept the suggestion; yes to the question</source>
        <translation>Den Vorschlag annehmen; Ja auf die Frage</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Reject the suggestion; no to the question</source>
        <translation>Den Vorschlag ablehnen; Nein auf die Frage</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Neither yes nor no: unsure, or in part</source>
        <translation>Weder Ja noch Nein: unsicher oder teilweise</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ScoreHistogram</name>
    <message>
        <source>Spread of the scores</source>
        <translation>Verteilung der Scores</translation>
    </message>
    <message>
        <source>%1 scores of normal time and %2 of events from %3 to %4; alarm above %5</source>
        <translation>%1 Scores aus normaler Zeit und %2 aus Ereignissen, von %3 bis %4; Alarm über %5</translation>
    </message>
    <message>
        <source>, review above %1</source>
        <translation>, Prüfung über %1</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ShareBars</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Share of each channel</source>
        <translation>Anteil jedes Kanals</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <comment>channels</comment>
        <translation>
            <numerusform>%n anderer</numerusform>
            <numerusform>%n andere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::SpectrogramPlot</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>Time from the start of the stretch [s]</source>
        <translation>Zeit ab Beginn des Abschnitts [s]</translation>
    </message>
    <message>
        <source>Frequency [Hz]</source>
        <translation>Frequenz [Hz]</translation>
    </message>
    <message>
        <source>%1 s, %2 Hz, %3</source>
        <comment>time, frequency, amplitude</comment>
        <translation>%1 s, %2 Hz, %3</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::SpectrumPanel</name>
    <message>
        <source>Log frequency</source>
        <translation>Log. Frequenz</translation>
    </message>
    <message>
        <source>Log amplitude</source>
        <translation>Log. Amplitude</translation>
    </message>
    <message>
        <source>Spectrum of the lane in focus</source>
        <translation>Spektrum der Spur im Fokus</translation>
    </message>
    <message>
        <source>Equal ratios of frequency are equally far apart</source>
        <translation>Gleiche Frequenzverhältnisse haben gleichen Abstand</translation>
    </message>
    <message>
        <source>Shows weak lines beside strong ones: five decades, in the spectrogram 80 dB</source>
        <translation>Zeigt schwache Linien neben starken: fünf Dekaden, im Spektrogramm 80 dB</translation>
    </message>
    <message>
        <source>Logarithmic frequency axis</source>
        <translation>Logarithmische Frequenzachse</translation>
    </message>
    <message>
        <source>Logarithmic amplitude</source>
        <translation>Logarithmische Amplitude</translation>
    </message>
    <message>
        <source>No lane is in focus. Choose a recording, then click a lane.</source>
        <translation>Keine Spur im Fokus. Bitte eine Aufzeichnung wählen und dann auf eine Spur klicken.</translation>
    </message>
    <message>
        <source>Computing...</source>
        <translation>Wird berechnet...</translation>
    </message>
    <message>
        <source>No spectrum of %1: %2.</source>
        <translation>Kein Spektrum von %1: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::SpectrumPlot</name>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Frequency [Hz]</source>
        <translation>Frequenz [Hz]</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>Amplitude [%1]</source>
        <translation>Amplitude [%1]</translation>
    </message>
    <message>
        <source>%1 Hz, %2</source>
        <comment>frequency, amplitude</comment>
        <translation>%1 Hz, %2</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::SplitBars</name>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>T</source>
        <comment>letter of the training part</comment>
        <translation>T</translation>
    </message>
    <message>
        <source>V</source>
        <comment>letter of the validation part</comment>
        <translation>V</translation>
    </message>
    <message>
        <source>X</source>
        <comment>letter of the test part</comment>
        <translation>X</translation>
    </message>
    <message>
        <source>Who is in train, validation and test</source>
        <translation>Aufteilung in Training, Validierung und Test</translation>
    </message>
    <message>
        <source>%1: %2; events: %3</source>
        <translation>%1: %2; Ereignisse: %3</translation>
    </message>
    <message>
        <source>%1, %2 to %3 UTC; in %4</source>
        <translation>%1, %2 bis %3 UTC; Teil: %4</translation>
    </message>
    <message>
        <source>%1: %2, %3 to %4 UTC</source>
        <translation>%1: %2, %3 bis %4 UTC</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::ThresholdChart</name>
    <message>
        <source>False alarms and events found against the threshold</source>
        <translation>Fehlalarme und gefundene Ereignisse über der Schwelle</translation>
    </message>
    <message>
        <source>False alarms a machine-month</source>
        <translation>Fehlalarme je Maschinenmonat</translation>
    </message>
    <message>
        <source>95 % upper bound</source>
        <translation>Obere 95-%-Schranke</translation>
    </message>
    <message>
        <source>Events found</source>
        <translation>Gefundene Ereignisse</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Threshold on the score</source>
        <translation>Schwelle für den Score</translation>
    </message>
</context>
<context>
    <name>tocsin::widgets::TimeRuler</name>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::AgreementText</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Neither you nor %1 marked any event in the %2 h that both looked at</source>
        <translation>Weder Sie noch %1 haben in den %2 h, die beide angesehen haben, ein Ereignis markiert</translation>
    </message>
    <message>
        <source>Neither %1 nor %2 marked any event in the %3 h that both looked at</source>
        <translation>Weder %1 noch %2 haben in den %3 h, die beide angesehen haben, ein Ereignis markiert</translation>
    </message>
    <message>
        <source>%1 of the %2 events</source>
        <translation>%1 der %2 Ereignisse</translation>
    </message>
    <message>
        <source>event F1 %1</source>
        <translation>Ereignis-F1 %1</translation>
    </message>
    <message>
        <source>; with so few events the interval is %1</source>
        <translation>; bei so wenigen Ereignissen reicht der Bereich von %1</translation>
    </message>
    <message>
        <source>You and %1 both saw %2 that either of you marked (%3)</source>
        <translation>Sie und %1 sahen beide %2, die einer von Ihnen markiert hat (%3)</translation>
    </message>
    <message>
        <source>%1 and %2 both saw %3 that either of them marked (%4)</source>
        <translation>%1 und %2 sahen beide %3, die einer von ihnen markiert hat (%4)</translation>
    </message>
    <message>
        <source>; edges differ by %1 in the median</source>
        <translation>; die Kanten liegen im Median um %1 auseinander</translation>
    </message>
    <message>
        <source>; kappa %1</source>
        <translation>; Kappa %1</translation>
    </message>
    <message>
        <source>; kappa is not defined, since both said the same throughout</source>
        <translation>; Kappa ist nicht definiert, da beide durchweg dasselbe sagten</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::AlarmTableModel</name>
    <message>
        <source>%1, open</source>
        <translation>%1, andauernd</translation>
    </message>
    <message>
        <source>finds an event</source>
        <translation>findet ein Ereignis</translation>
    </message>
    <message>
        <source>just after an event</source>
        <translation>kurz nach einem Ereignis</translation>
    </message>
    <message>
        <source>time not judged</source>
        <translation>Zeit nicht bewertet</translation>
    </message>
    <message>
        <source>false alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Anlage</translation>
    </message>
    <message>
        <source>Raised (UTC)</source>
        <translation>Ausgelöst (UTC)</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Peak score</source>
        <translation>Höchster Score</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::BundleEntries</name>
    <message>
        <source>what is inside, each byte accounted for</source>
        <translation>Inhaltsverzeichnis, jedes Byte erfasst</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>threshold and the evidence for it</source>
        <translation>Schwelle und ihr Nachweis</translation>
    </message>
    <message>
        <source>the model, fp32</source>
        <translation>das Modell, fp32</translation>
    </message>
    <message>
        <source>the model, int8</source>
        <translation>das Modell, int8</translation>
    </message>
    <message>
        <source>self-test of the device</source>
        <translation>Selbsttest des Geräts</translation>
    </message>
    <message>
        <source>how the channels looked in training</source>
        <translation>wie die Kanäle im Training aussahen</translation>
    </message>
    <message>
        <source>model card, for people</source>
        <translation>Modellkarte, für Menschen</translation>
    </message>
    <message>
        <source>bill of software</source>
        <translation>Software-Stückliste</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>golden vectors, ONNX&apos;s own layout</source>
        <translation>Referenzvektoren, im Format von ONNX</translation>
    </message>
    <message>
        <source>at export</source>
        <comment>size of a file that is made then</comment>
        <translation>beim Export</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::BundleVerification</name>
    <message>
        <source>The bundle was not verified: the program tocsin was not found or cannot be started (%1).</source>
        <translation>Das Bündel wurde nicht geprüft: Das Programm tocsin wurde nicht gefunden oder kann nicht gestartet werden (%1).</translation>
    </message>
    <message>
        <source>The bundle was not verified: the program that checks it ended suddenly or was stopped.</source>
        <translation>Das Bündel wurde nicht geprüft: Das prüfende Programm endete unerwartet oder wurde angehalten.</translation>
    </message>
    <message>
        <source>Verified: signature good (key %1), %2 of %3 golden vectors equal bit by bit.</source>
        <translation>Geprüft: Signatur gültig (Schlüssel %1), %2 von %3 Referenzvektoren Bit für Bit gleich.</translation>
    </message>
    <message>
        <source>The bundle was not verified: %1</source>
        <translation>Das Bündel wurde nicht geprüft: %1</translation>
    </message>
    <message>
        <source>the program that checks it gave no answer</source>
        <translation>das prüfende Programm gab keine Antwort</translation>
    </message>
    <message>
        <source>The bundle is NOT valid: %1</source>
        <translation>Das Bündel ist NICHT gültig: %1</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ChannelModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>no number seen</source>
        <translation>keine Zahl gesehen</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>–</source>
        <comment>no unit</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>Double click or F2 to change</source>
        <translation>Ändern mit Doppelklick oder F2</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Beginning and end</source>
        <translation>Anfang und Ende</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ComparisonModel</name>
    <message>
        <source>recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Unterschied</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::DataPage</name>
    <message>
        <source>Recordings</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Anlage</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>About the recording</source>
        <translation>Über die Aufzeichnung</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>Am Cursor</translation>
    </message>
    <message>
        <source>&amp;Spectrum</source>
        <translation>&amp;Spektrum</translation>
    </message>
    <message>
        <source>Show spectrum and spectrogram of the selection, or of what is in view, under the lanes of the Data page</source>
        <translation>Spektrum und Spektrogramm der Auswahl oder des sichtbaren Ausschnitts unter den Spuren der Seite „Daten“ zeigen</translation>
    </message>
    <message>
        <source>At the cursor: nothing is marked</source>
        <translation>Am Cursor: nichts markiert</translation>
    </message>
    <message>
        <source>At the cursor: %1</source>
        <translation>Am Cursor: %1</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>Open a project folder, or make one in a terminal:
tocsin new pumps.tocsin</source>
        <translation>Einen Projektordner öffnen oder im Terminal einen anlegen:
tocsin new pumps.tocsin</translation>
    </message>
    <message>
        <source>&amp;Open project...</source>
        <translation>Pro&amp;jekt öffnen...</translation>
    </message>
    <message>
        <source>The project holds no recording yet</source>
        <translation>Das Projekt enthält noch keine Aufzeichnung</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>%1 wird geöffnet...</translation>
    </message>
    <message>
        <source>%1 cannot be shown.
%2</source>
        <translation>%1 kann nicht gezeigt werden.
%2</translation>
    </message>
    <message>
        <source>%1 holds no channel.</source>
        <translation>%1 enthält keinen Kanal.</translation>
    </message>
    <message>
        <source>%1 to
%2</source>
        <translation>%1 bis
%2</translation>
    </message>
    <message>
        <source>%1 long, %2 channels</source>
        <translation>Dauer %1, Kanäle: %2</translation>
    </message>
    <message>
        <source>%1 rows kept, %2 rejected, %3 gaps</source>
        <translation>Zeilen behalten: %1, abgewiesen: %2, Lücken: %3</translation>
    </message>
    <message>
        <source>%1 repeated times, %2 backward</source>
        <translation>Doppelte Zeiten: %1, rückwärts: %2</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Kennzeichen: %1</translation>
    </message>
    <message>
        <source>Drop files or folders on the window, or choose Open your data in the File menu</source>
        <translation>Dateien oder Ordner auf dem Fenster ablegen oder im Menü „Datei“ „Eigene Daten öffnen“ wählen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::DroppedPaths</name>
    <message>
        <source>%1: nothing here reads that. Drop a project folder, data files (%2) or a folder of them, a label file (CSV) or a list of work orders (CSV).</source>
        <translation>%1: wird hier nicht gelesen. Ablegen lassen sich ein Projektordner, Datendateien (%2) oder ein Ordner damit, eine Datei mit Markierungen (CSV) oder eine Liste von Arbeitsaufträgen (CSV).</translation>
    </message>
    <message>
        <source>One project at a time: %1 was opened</source>
        <translation>Nur ein Projekt auf einmal: %1 wurde geöffnet</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::EmptyFace</name>
    <message>
        <source>What to do next</source>
        <translation>Nächster Schritt</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ExplainItemModel</name>
    <message>
        <source>%1, %2, score %3, %4</source>
        <comment>an item of the list, read aloud</comment>
        <translation>%1, %2, Score %3, %4</translation>
    </message>
    <message>
        <source>answered: %1</source>
        <translation>beantwortet: %1</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>nicht beantwortet</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>would you have looked there?</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>partly</source>
        <comment>would you have looked there?</comment>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>no</source>
        <comment>would you have looked there?</comment>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ExplainPage</name>
    <message>
        <source>No recording of %1 covers this time.</source>
        <translation>Keine Aufzeichnung von %1 umfasst diese Zeit.</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>%1 wird geöffnet...</translation>
    </message>
    <message>
        <source>%1 cannot be shown.
%2</source>
        <translation>%1 kann nicht gezeigt werden.
%2</translation>
    </message>
    <message>
        <source>Show on &amp;Data page</source>
        <translation>Auf Datenseite &amp;zeigen</translation>
    </message>
    <message>
        <source>La&amp;bel it</source>
        <translation>Mark&amp;ieren</translation>
    </message>
    <message>
        <source>&amp;Save...</source>
        <translation>&amp;Speichern...</translation>
    </message>
    <message>
        <source>&amp;Copy answers</source>
        <translation>Antworten ko&amp;pieren</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;Partly</source>
        <translation>Teil&amp;weise</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>As trained</source>
        <comment>map of a model</comment>
        <translation>Wie trainiert</translation>
    </message>
    <message>
        <source>Weights shuffled</source>
        <comment>map of a model</comment>
        <translation>Gewichte gemischt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Kind of window</source>
        <translation>Art des Fensters</translation>
    </message>
    <message>
        <source>Method of the map</source>
        <translation>Methode der Karte</translation>
    </message>
    <message>
        <source>Show on the Data page</source>
        <translation>Auf der Datenseite zeigen</translation>
    </message>
    <message>
        <source>Label this stretch of time</source>
        <translation>Diesen Zeitabschnitt markieren</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>Die Karte speichern</translation>
    </message>
    <message>
        <source>Copy the answers as a table</source>
        <translation>Die Antworten als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Yes, I would have looked there</source>
        <translation>Ja, dort hätte ich hingesehen</translation>
    </message>
    <message>
        <source>I would have looked there in part</source>
        <translation>Teilweise hätte ich dort hingesehen</translation>
    </message>
    <message>
        <source>No, I would not have looked there</source>
        <translation>Nein, dort hätte ich nicht hingesehen</translation>
    </message>
    <message>
        <source>Remark on the answer</source>
        <translation>Bemerkung zur Antwort</translation>
    </message>
    <message>
        <source>Windows, most worth your time first</source>
        <translation>Fenster, die lohnendsten zuerst</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>Über die Liste</translation>
    </message>
    <message>
        <source>Window that is explained</source>
        <translation>Erklärtes Fenster</translation>
    </message>
    <message>
        <source>Where the model looked</source>
        <translation>Wohin das Modell gesehen hat</translation>
    </message>
    <message>
        <source>About the method</source>
        <translation>Über die Methode</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Löschkurve</translation>
    </message>
    <message>
        <source>Sanity check</source>
        <translation>Plausibilitätsprüfung</translation>
    </message>
    <message>
        <source>Would you have looked there?</source>
        <translation>Hätten Sie dort hingesehen?</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>warum?</translation>
    </message>
    <message>
        <source>The answer was not stored: %1</source>
        <translation>Die Antwort wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>&amp;Remark</source>
        <translation>Bemerk&amp;ung</translation>
    </message>
    <message>
        <source>Me&amp;thod</source>
        <translation>M&amp;ethode</translation>
    </message>
    <message>
        <source>Share of each channel</source>
        <translation>Anteil jedes Kanals</translation>
    </message>
    <message>
        <source>How faithful is the map?</source>
        <translation>Wie getreu ist die Karte?</translation>
    </message>
    <message>
        <source>Does it show what was learned?</source>
        <translation>Zeigt sie Gelerntes?</translation>
    </message>
    <message>
        <source>How far to trust the map</source>
        <translation>Wie weit der Karte zu trauen ist</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>Lau&amp;f</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>Ar&amp;t</translation>
    </message>
    <message>
        <source>Show the window on the &amp;Data page</source>
        <translation>Fenster auf der &amp;Datenseite zeigen</translation>
    </message>
    <message>
        <source>Show the window that is explained among its neighbours</source>
        <translation>Das erklärte Fenster zwischen seinen Nachbarn zeigen</translation>
    </message>
    <message>
        <source>&amp;Label the window</source>
        <translation>Fenster &amp;markieren</translation>
    </message>
    <message>
        <source>Go to the Label page with the stretch of time that is explained</source>
        <translation>Mit dem erklärten Zeitabschnitt zur Seite „Markieren“ gehen</translation>
    </message>
    <message>
        <source>&amp;Save the map...</source>
        <translation>&amp;Karte speichern...</translation>
    </message>
    <message>
        <source>Save the map as a picture or its figures as JSON, as tocsin explain does</source>
        <translation>Die Karte als Bild oder ihre Zahlen als JSON speichern, wie tocsin explain</translation>
    </message>
    <message>
        <source>&amp;Copy the answers</source>
        <translation>Antworten ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy all answers about the run as a table, tab-separated</source>
        <translation>Alle Antworten zum Lauf als Tabelle kopieren, durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>Reading the runs...</source>
        <translation>Läufe werden gelesen...</translation>
    </message>
    <message>
        <source>The runs cannot be read</source>
        <translation>Die Läufe können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Run %1: %2, tuned</source>
        <translation>Lauf %1: %2, abgestimmt</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>Lauf %1: %2</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>Open a project to see what its models looked at.</source>
        <translation>Ein Projekt öffnen, um zu sehen, worauf seine Modelle geachtet haben.</translation>
    </message>
    <message>
        <source>&amp;Open project...</source>
        <translation>P&amp;rojekt öffnen...</translation>
    </message>
    <message>
        <source>There is no finished run yet</source>
        <translation>Noch kein fertiger Lauf</translation>
    </message>
    <message>
        <source>Train a model first; then this page shows which windows are worth a look, and what the model saw in them.</source>
        <translation>Zuerst ein Modell trainieren; dann zeigt diese Seite, welche Fenster einen Blick wert sind und was das Modell darin gesehen hat.</translation>
    </message>
    <message>
        <source>Scoring the test part of run %1...</source>
        <translation>Der Testteil von Lauf %1 wird bewertet...</translation>
    </message>
    <message>
        <source>The windows most worth your time will be listed here.</source>
        <translation>Hier werden die Fenster aufgeführt, die einen Blick am ehesten lohnen.</translation>
    </message>
    <message>
        <source>Run %1 cannot be explained</source>
        <translation>Lauf %1 kann nicht erklärt werden</translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation>Nichts aufzuführen</translation>
    </message>
    <message>
        <source>The test part of run %1 holds no event, no alarm and no window that could be called near.</source>
        <translation>Der Testteil von Lauf %1 enthält kein Ereignis, keinen Alarm und kein Fenster nahe der Schwelle.</translation>
    </message>
    <message>
        <source>All windows (%1)</source>
        <comment>filter of a list</comment>
        <translation>Alle Fenster (%1)</translation>
    </message>
    <message>
        <source>Missed events</source>
        <translation>Übersehene Ereignisse</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>Near the threshold</source>
        <translation>Nahe der Schwelle</translation>
    </message>
    <message>
        <source>Found events</source>
        <translation>Gefundene Ereignisse</translation>
    </message>
    <message>
        <source>%1 (first %2 of %3)</source>
        <translation>%1 (die ersten %2 von %3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>kind of window, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No window of this kind</source>
        <translation>Kein Fenster dieser Art</translation>
    </message>
    <message>
        <source>%1 on %2: score %3</source>
        <comment>what, where and when, score against threshold</comment>
        <translation>%1, %2: Score %3</translation>
    </message>
    <message>
        <source>Computing the map...</source>
        <translation>Karte wird berechnet...</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>keine Gewichte</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%1 von %2 beantwortet</translation>
    </message>
    <message>
        <source>-</source>
        <comment>no key</comment>
        <translation>-</translation>
    </message>
    <message>
        <source>; %1 and %2 go to the next and previous window, %3 to the next without answer</source>
        <translation>; %1 und %2: nächstes und voriges Fenster, %3: nächstes ohne Antwort</translation>
    </message>
    <message>
        <source>. The threshold is the one from training: nothing was tuned</source>
        <translation>. Die Schwelle stammt aus dem Training: Es wurde nichts abgestimmt</translation>
    </message>
    <message>
        <source>Needs a window in the list</source>
        <translation>Benötigt ein Fenster in der Liste</translation>
    </message>
    <message>
        <source>Show the window among its neighbours (Enter)</source>
        <translation>Das Fenster zwischen seinen Nachbarn zeigen (Eingabe)</translation>
    </message>
    <message>
        <source>Go to the Label page with this stretch of time</source>
        <translation>Mit diesem Zeitabschnitt zur Seite „Markieren“ gehen</translation>
    </message>
    <message>
        <source>Save the map as a picture or its figures as JSON</source>
        <translation>Die Karte als Bild oder ihre Zahlen als JSON speichern</translation>
    </message>
    <message>
        <source>The map is not there yet</source>
        <translation>Die Karte ist noch nicht da</translation>
    </message>
    <message>
        <source>Copy all answers about this run as a table</source>
        <translation>Alle Antworten zu diesem Lauf als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Nobody has answered about this run yet</source>
        <translation>Zu diesem Lauf gibt es noch keine Antwort</translation>
    </message>
    <message>
        <source>The project is open for reading only: %1</source>
        <translation>Das Projekt ist nur zum Lesen geöffnet: %1</translation>
    </message>
    <message>
        <source>I would have looked at the same places</source>
        <translation>Ich hätte auf dieselben Stellen gesehen</translation>
    </message>
    <message>
        <source>At some of them</source>
        <translation>Auf einige davon</translation>
    </message>
    <message>
        <source>Somewhere else, or nowhere</source>
        <translation>Woandershin oder nirgendwohin</translation>
    </message>
    <message>
        <source>Stored with the answer</source>
        <translation>Wird mit der Antwort gespeichert</translation>
    </message>
    <message>
        <source>Show only windows of one kind</source>
        <translation>Nur Fenster einer Art zeigen</translation>
    </message>
    <message>
        <source>Needs the scores of a finished run</source>
        <translation>Benötigt die Scores eines fertigen Laufs</translation>
    </message>
    <message>
        <source>Picture (*.png);;Figures and map (*.json)</source>
        <translation>Bild (*.png);;Zahlen und Karte (*.json)</translation>
    </message>
    <message>
        <source>Save the map as %1</source>
        <translation>Karte als %1 speichern</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ExplainText</name>
    <message>
        <source>Missed event</source>
        <translation>Übersehenes Ereignis</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <comment>an event of this class</comment>
        <translation>Übersehen: %1</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>Just above</source>
        <comment>score near the threshold</comment>
        <translation>Knapp darüber</translation>
    </message>
    <message>
        <source>Just below</source>
        <comment>score near the threshold</comment>
        <translation>Knapp darunter</translation>
    </message>
    <message>
        <source>Found event</source>
        <translation>Gefundenes Ereignis</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <comment>an event of this class</comment>
        <translation>Gefunden: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>machine and time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <comment>score and threshold</comment>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation>Salienz</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>Integrierte Gradienten</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Verdeckung</translation>
    </message>
    <message>
        <source>How much the score would move with each sample (slope times deviation of the channel). Quick, the least faithful.</source>
        <translation>Wie stark sich der Score mit jedem Abtastwert bewegen würde (Steigung mal Abweichung des Kanals). Schnell, am wenigsten getreu.</translation>
    </message>
    <message>
        <source>What each sample adds to the score on the way from &quot;nothing special&quot; to this window. The parts add up.</source>
        <translation>Was jeder Abtastwert auf dem Weg von „nichts Besonderes“ zu diesem Fenster zum Score beiträgt. Die Teile ergeben die Summe.</translation>
    </message>
    <message>
        <source>How far the score falls when a stretch of a channel is put to its mean. Needs no slopes: works for every model.</source>
        <translation>Wie weit der Score fällt, wenn ein Abschnitt eines Kanals auf seinen Mittelwert gesetzt wird. Braucht keine Steigungen: gilt für jedes Modell.</translation>
    </message>
    <message>
        <source>Nothing in this window pushes the score up: the map is empty.</source>
        <translation>Nichts in diesem Fenster erhöht den Score: Die Karte ist leer.</translation>
    </message>
    <message>
        <source>Looked at %1 (%2 %).</source>
        <translation>Geachtet auf %1 (%2 %).</translation>
    </message>
    <message>
        <source>Looked at %1 (%2 %), most at %3.</source>
        <translation>Geachtet auf %1 (%2 %), am meisten um %3.</translation>
    </message>
    <message>
        <source>The score is that of a window where nothing happens: there is nothing to share out.</source>
        <translation>Der Score ist der eines Fensters, in dem nichts geschieht: Es gibt nichts aufzuteilen.</translation>
    </message>
    <message>
        <source>The parts miss the score&apos;s change by %1 %; this method does not promise that they add up.</source>
        <translation>Die Teile verfehlen die Änderung des Scores um %1 %; diese Methode sichert keine passende Summe zu.</translation>
    </message>
    <message>
        <source>Complete: the parts add up to the score&apos;s change but for %1 %.</source>
        <translation>Vollständig: Die Teile ergeben die Änderung des Scores bis auf %1 %.</translation>
    </message>
    <message>
        <source>Incomplete: the parts miss the score&apos;s change by %1 %; compare with occlusion.</source>
        <translation>Unvollständig: Die Teile verfehlen die Änderung des Scores um %1 %; mit der Verdeckung vergleichen.</translation>
    </message>
    <message>
        <source>area %1 against %2</source>
        <comment>under the deletion curve, marked samples first, against random order</comment>
        <translation>Fläche %1 gegen %2</translation>
    </message>
    <message>
        <source>Deleting what the map marks lowers the score faster than deleting at random: %1.</source>
        <translation>Das Löschen dessen, was die Karte hervorhebt, senkt den Score schneller als zufälliges Löschen: %1.</translation>
    </message>
    <message>
        <source>Deleting what the map marks lowers the score no faster than deleting at random: %1.</source>
        <translation>Das Löschen dessen, was die Karte hervorhebt, senkt den Score nicht schneller als zufälliges Löschen: %1.</translation>
    </message>
    <message>
        <source>This model has no trained weights to shuffle, so the check cannot be made; occlusion and the deletion curve still say what moves the score.</source>
        <translation>Dieses Modell hat keine trainierten Gewichte zum Mischen, daher entfällt die Prüfung; Verdeckung und Löschkurve zeigen dennoch, was den Score bewegt.</translation>
    </message>
    <message>
        <source>The map changes when the weights are shuffled: correlation %1.</source>
        <translation>Die Karte ändert sich, wenn die Gewichte gemischt werden: Korrelation %1.</translation>
    </message>
    <message>
        <source>The map changes only in part when the weights are shuffled: correlation %1. Read it with care.</source>
        <translation>Die Karte ändert sich nur teilweise, wenn die Gewichte gemischt werden: Korrelation %1. Mit Vorsicht deuten.</translation>
    </message>
    <message>
        <source>The map does not change when the weights are shuffled: correlation %1. Do not trust this map.</source>
        <translation>Die Karte ändert sich nicht, wenn die Gewichte gemischt werden: Korrelation %1. Dieser Karte ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>One of both maps is the same everywhere: they cannot be compared.</source>
        <translation>Eine der beiden Karten ist überall gleich: Ein Vergleich ist nicht möglich.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ExportForm</name>
    <message>
        <source>Needs a finished run</source>
        <translation>Benötigt einen fertigen Lauf</translation>
    </message>
    <message>
        <source>Needs a key to sign with: choose one, or have one made</source>
        <translation>Benötigt einen Signaturschlüssel: einen wählen oder erzeugen lassen</translation>
    </message>
    <message>
        <source>The serial must be at least %1: lower ones were given out</source>
        <translation>Die Seriennummer muss mindestens %1 sein: Niedrigere sind schon vergeben</translation>
    </message>
    <message>
        <source>The budget is not shown: give the reason why the bundle may go out all the same</source>
        <translation>Das Budget ist nicht nachgewiesen: Bitte begründen, warum das Bündel trotzdem ausgegeben werden darf</translation>
    </message>
    <message>
        <source>The model card asks: what is it meant for?</source>
        <translation>Frage der Modellkarte: Wofür ist es bestimmt?</translation>
    </message>
    <message>
        <source>The model card asks: who is to be called?</source>
        <translation>Frage der Modellkarte: Wer ist zu verständigen?</translation>
    </message>
    <message>
        <source>Needs a file to write the bundle to</source>
        <translation>Benötigt eine Datei, in die das Bündel geschrieben wird</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>der Ordner %1 kann nicht angelegt werden</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ExportPage</name>
    <message>
        <source>Look a&amp;gain</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Quantize to int8</source>
        <translation>Nach int8 &amp;quantisieren</translation>
    </message>
    <message>
        <source>&amp;Choose...</source>
        <translation>&amp;Wählen...</translation>
    </message>
    <message>
        <source>Make &amp;one for me</source>
        <translation>Neu er&amp;zeugen</translation>
    </message>
    <message>
        <source>Choo&amp;se...</source>
        <translation>Wäh&amp;len...</translation>
    </message>
    <message>
        <source>Open fol&amp;der</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Save report...</source>
        <translation>Bericht speichern...</translation>
    </message>
    <message>
        <source>Verif&amp;y a bundle...</source>
        <translation>Bündel p&amp;rüfen...</translation>
    </message>
    <message>
        <source>E&amp;xport and verify</source>
        <translation>E&amp;xportieren und prüfen</translation>
    </message>
    <message>
        <source>Reaso&amp;n</source>
        <translation>Gru&amp;nd</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Precision that runs on the device</source>
        <translation>Genauigkeit, die auf dem Gerät läuft</translation>
    </message>
    <message>
        <source>int8 where it was kept, else fp32</source>
        <translation>int8, wo beibehalten, sonst fp32</translation>
    </message>
    <message>
        <source>Memory that the target has for the model, in KB</source>
        <translation>Speicher des Zielgeräts für das Modell, in KB</translation>
    </message>
    <message>
        <source>not given</source>
        <comment>memory of the target</comment>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source> KB</source>
        <translation> KB</translation>
    </message>
    <message>
        <source>Look at the run again</source>
        <translation>Den Lauf erneut prüfen</translation>
    </message>
    <message>
        <source>Quantize to int8</source>
        <translation>Nach int8 quantisieren</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Secret key that signs</source>
        <translation>Geheimer Signaturschlüssel</translation>
    </message>
    <message>
        <source>A key file of tocsin keygen</source>
        <translation>Eine Schlüsseldatei von tocsin keygen</translation>
    </message>
    <message>
        <source>Choose a key</source>
        <translation>Einen Schlüssel wählen</translation>
    </message>
    <message>
        <source>Make a key for me</source>
        <translation>Einen Schlüssel erzeugen lassen</translation>
    </message>
    <message>
        <source>Bundle to write</source>
        <translation>Zu schreibendes Bündel</translation>
    </message>
    <message>
        <source>Choose the bundle to write</source>
        <translation>Das zu schreibende Bündel wählen</translation>
    </message>
    <message>
        <source>Why the bundle goes out although the budget is not shown</source>
        <translation>Warum das Bündel ausgegeben wird, obwohl das Budget nicht nachgewiesen ist</translation>
    </message>
    <message>
        <source>Why it may go out although the budget is not shown; the device repeats it</source>
        <translation>Warum trotz nicht nachgewiesenen Budgets ausgegeben; das Gerät wiederholt es</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>On what machines, for what decision</source>
        <translation>An welchen Maschinen, für welche Entscheidung</translation>
    </message>
    <message>
        <source>Who to call</source>
        <translation>Ansprechpartner</translation>
    </message>
    <message>
        <source>Name, telephone, when the alarm or the model misbehaves</source>
        <translation>Name, Telefon, bei Fehlverhalten von Alarm oder Modell</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Where it must not be trusted (may stay empty)</source>
        <translation>Wo ihm nicht zu trauen ist (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Open the folder of the bundle</source>
        <translation>Den Ordner des Bündels öffnen</translation>
    </message>
    <message>
        <source>Save the report of the run</source>
        <translation>Den Bericht zum Lauf speichern</translation>
    </message>
    <message>
        <source>Verify a bundle</source>
        <translation>Ein Bündel prüfen</translation>
    </message>
    <message>
        <source>Export and verify</source>
        <translation>Exportieren und prüfen</translation>
    </message>
    <message>
        <source>What the list says</source>
        <translation>Aussage der Liste</translation>
    </message>
    <message>
        <source>About the chosen line</source>
        <translation>Über die gewählte Zeile</translation>
    </message>
    <message>
        <source>Whether int8 is kept</source>
        <translation>Ob int8 beibehalten wird</translation>
    </message>
    <message>
        <source>Fingerprint of the key</source>
        <translation>Fingerabdruck des Schlüssels</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>List before the flight</source>
        <translation>Liste der Vorabprüfung</translation>
    </message>
    <message>
        <source>fp32 against int8</source>
        <translation>fp32 gegen int8</translation>
    </message>
    <message>
        <source>What is inside the bundle</source>
        <translation>Inhalt des Bündels</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>La&amp;uf</translation>
    </message>
    <message>
        <source>Prec&amp;ision</source>
        <translation>Genau&amp;igkeit</translation>
    </message>
    <message>
        <source>T&amp;arget has</source>
        <translation>Ziel&amp;gerät hat</translation>
    </message>
    <message>
        <source>Before the flight</source>
        <translation>Vorabprüfung</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Bündel</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of the model</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennr.</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Bundle</source>
        <translation>Bünd&amp;el</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Intended &amp;use</source>
        <translation>&amp;Verwendungszweck</translation>
    </message>
    <message>
        <source>&amp;Who to call</source>
        <translation>Anspre&amp;chpartner</translation>
    </message>
    <message>
        <source>What is inside</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>&amp;Look before the flight</source>
        <translation>&amp;Vorabprüfung</translation>
    </message>
    <message>
        <source>Leakage, units, drift, clock, memory, latency and the rest, on the Export page</source>
        <translation>Datenlecks, Einheiten, Drift, Uhr, Speicher, Latenz und der Rest, auf der Seite „Export“</translation>
    </message>
    <message>
        <source>Make an int8 model of the run, compare it, and keep it where it pays</source>
        <translation>Ein int8-Modell des Laufs erzeugen, vergleichen und beibehalten, wo es sich lohnt</translation>
    </message>
    <message>
        <source>&amp;Export and verify</source>
        <translation>E&amp;xportieren und prüfen</translation>
    </message>
    <message>
        <source>Pack and sign the bundle of the Export page, then have another program verify it</source>
        <translation>Das Bündel der Seite „Export“ packen und signieren, dann durch ein anderes Programm prüfen lassen</translation>
    </message>
    <message>
        <source>&amp;Verify a bundle...</source>
        <translation>&amp;Bündel prüfen...</translation>
    </message>
    <message>
        <source>Signature, every byte and the golden vectors of a bundle, by another program</source>
        <translation>Signatur, jedes Byte und die Referenzvektoren eines Bündels, durch ein anderes Programm</translation>
    </message>
    <message>
        <source>&amp;Save the report...</source>
        <translation>Be&amp;richt speichern...</translation>
    </message>
    <message>
        <source>What the run is worth, with intervals, baseline and limits, as HTML or PDF</source>
        <translation>Was der Lauf taugt, mit Vertrauensbereichen, Vergleichsverfahren und Grenzen, als HTML oder PDF</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>Lauf %1: %2</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>Open a project to export one of its runs.</source>
        <translation>Ein Projekt öffnen, um einen seiner Läufe zu exportieren.</translation>
    </message>
    <message>
        <source>O&amp;pen project...</source>
        <translation>Pro&amp;jekt öffnen...</translation>
    </message>
    <message>
        <source>No finished run yet</source>
        <translation>Noch kein fertiger Lauf</translation>
    </message>
    <message>
        <source>Train one first; then it can be looked at, quantized, signed and taken to a device here.</source>
        <translation>Zuerst einen Lauf trainieren; dann kann er hier geprüft, quantisiert, signiert und auf ein Gerät gebracht werden.</translation>
    </message>
    <message>
        <source>&amp;Train a model</source>
        <translation>Modell &amp;trainieren</translation>
    </message>
    <message>
        <source>run %1</source>
        <comment>version of a bundle</comment>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>next: %1</source>
        <comment>serial number</comment>
        <translation>nächste: %1</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>Vorabprüfung läuft...</translation>
    </message>
    <message>
        <source>Look at run %1 before the flight</source>
        <translation>Vorabprüfung von Lauf %1</translation>
    </message>
    <message>
        <source>Stopped. Look again when you are ready.</source>
        <translation>Angehalten. Bei Bedarf erneut prüfen.</translation>
    </message>
    <message>
        <source>Quantize run %1</source>
        <translation>Lauf %1 quantisieren</translation>
    </message>
    <message>
        <source>Packing and signing...</source>
        <translation>Wird gepackt und signiert...</translation>
    </message>
    <message>
        <source>Export run %1</source>
        <translation>Lauf %1 exportieren</translation>
    </message>
    <message>
        <source>serial %1, %2</source>
        <translation>Seriennummer %1, %2</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>Der Export wurde angehalten; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>%1: another program verifies it...</source>
        <translation>%1: wird von einem anderen Programm geprüft...</translation>
    </message>
    <message>
        <source>Writing the report...</source>
        <translation>Bericht wird geschrieben...</translation>
    </message>
    <message>
        <source>Report of run %1</source>
        <translation>Bericht zu Lauf %1</translation>
    </message>
    <message>
        <source>%1 is written; pages: %2.</source>
        <translation>%1 ist geschrieben; Seiten: %2.</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>The report was stopped.</source>
        <translation>Der Bericht wurde angehalten.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>A key was made: %1, which only you can read (keep it secret, keep a copy), and %1.pub for devices.</source>
        <translation>Ein Schlüssel wurde erzeugt: %1, den nur Sie lesen können (geheim halten, eine Kopie aufbewahren), und %1.pub für Geräte.</translation>
    </message>
    <message>
        <source>Devices trust the public half of this key, FILE.pub.</source>
        <translation>Geräte vertrauen der öffentlichen Hälfte dieses Schlüssels, FILE.pub.</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>Fingerabdruck %1</translation>
    </message>
    <message>
        <source>Needs a finished run</source>
        <translation>Benötigt einen fertigen Lauf</translation>
    </message>
    <message>
        <source>It is being looked at</source>
        <translation>Die Vorabprüfung läuft</translation>
    </message>
    <message>
        <source>Leakage, units, drift, clock, memory and latency, measured now</source>
        <translation>Datenlecks, Einheiten, Drift, Uhr, Speicher und Latenz, jetzt gemessen</translation>
    </message>
    <message>
        <source>It is being quantized</source>
        <translation>Die Quantisierung läuft</translation>
    </message>
    <message>
        <source>Makes an int8 model, solves its threshold again, and keeps it where nothing is lost</source>
        <translation>Erzeugt ein int8-Modell, bestimmt seine Schwelle neu und behält es, wo nichts verloren geht</translation>
    </message>
    <message>
        <source>The bundle is being packed</source>
        <translation>Das Bündel wird gepackt</translation>
    </message>
    <message>
        <source>A bundle is being verified</source>
        <translation>Ein Bündel wird geprüft</translation>
    </message>
    <message>
        <source>The key cannot be read: %1</source>
        <translation>Der Schlüssel kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Packs and signs the bundle; then another program verifies every byte and runs the golden vectors</source>
        <translation>Packt und signiert das Bündel; dann prüft ein anderes Programm jedes Byte und rechnet die Referenzvektoren nach</translation>
    </message>
    <message>
        <source>Needs the key whose signature is expected</source>
        <translation>Benötigt den Schlüssel, dessen Signatur erwartet wird</translation>
    </message>
    <message>
        <source>Signature, every byte and the golden vectors of a bundle</source>
        <translation>Signatur, jedes Byte und die Referenzvektoren eines Bündels</translation>
    </message>
    <message>
        <source>A report is being written</source>
        <translation>Ein Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>What the run is worth, as HTML or PDF</source>
        <translation>Was der Lauf taugt, als HTML oder PDF</translation>
    </message>
    <message>
        <source>Needs a bundle that was exported here</source>
        <translation>Benötigt ein Bündel, das hier exportiert wurde</translation>
    </message>
    <message>
        <source>Key that signs</source>
        <translation>Signaturschlüssel</translation>
    </message>
    <message>
        <source>Bundles (*.bundle)</source>
        <translation>Bündel (*.bundle)</translation>
    </message>
    <message>
        <source>Report to write</source>
        <translation>Zu schreibender Bericht</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;HTML, one file (*.html)</source>
        <translation>PDF (*.pdf);;HTML, eine Datei (*.html)</translation>
    </message>
    <message>
        <source>Bundle to verify</source>
        <translation>Zu prüfendes Bündel</translation>
    </message>
    <message>
        <source>Bundles (*.bundle);;All files (*)</source>
        <translation>Bündel (*.bundle);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ExportText</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::FileListModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::GoToTime</name>
    <message>
        <source>&apos;%1&apos; is no time. Write 2025-03-04 11:20, 2025-03-04T10:20:00Z, +3h or -20m, or paste what Copy gave.</source>
        <translation>„%1“ ist keine Zeit. Möglich sind 2025-03-04 11:20, 2025-03-04T10:20:00Z, +3h oder -20m oder das Einfügen dessen, was „Kopieren“ ergab.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::GuessEditor</name>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>wide: a column a channel</source>
        <translation>breit: eine Spalte je Kanal</translation>
    </message>
    <message>
        <source>long: tag, time, value in each row</source>
        <translation>lang: Messstelle, Zeit, Wert je Zeile</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Between thousands</source>
        <translation>Tausendertrennung</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>apostrophe</source>
        <translation>Apostroph</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Free lines in front</source>
        <translation>Vorspannzeilen</translation>
    </message>
    <message>
        <source>Heading rows</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>names, units</source>
        <translation>Namen, Einheiten</translation>
    </message>
    <message>
        <source>names, units, descriptions</source>
        <translation>Namen, Einheiten, Beschreibungen</translation>
    </message>
    <message>
        <source>names, descriptions</source>
        <translation>Namen, Beschreibungen</translation>
    </message>
    <message>
        <source>names, descriptions, units</source>
        <translation>Namen, Beschreibungen, Einheiten</translation>
    </message>
    <message>
        <source>units, names</source>
        <translation>Einheiten, Namen</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>ISO 8601</source>
        <translation>ISO 8601</translation>
    </message>
    <message>
        <source>day.month.year</source>
        <translation>Tag.Monat.Jahr</translation>
    </message>
    <message>
        <source>month/day/year</source>
        <translation>Monat/Tag/Jahr</translation>
    </message>
    <message>
        <source>year-month-day, any marks</source>
        <translation>Jahr-Monat-Tag, beliebige Trennzeichen</translation>
    </message>
    <message>
        <source>since 1970</source>
        <translation>seit 1970</translation>
    </message>
    <message>
        <source>since the start</source>
        <translation>seit dem Start</translation>
    </message>
    <message>
        <source>Excel serial date</source>
        <translation>Excel-Datumszahl</translation>
    </message>
    <message>
        <source>no time: by sampling rate</source>
        <translation>keine Zeit: nach Abtastrate</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>ns</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>Zone of times that carry none</source>
        <translation>Zeitzone, falls nicht angegeben</translation>
    </message>
    <message>
        <source>Numbers that mean missing</source>
        <translation>Zahlen für fehlende Werte</translation>
    </message>
    <message>
        <source>for example -9999; 1e30</source>
        <translation>zum Beispiel -9999; 1e30</translation>
    </message>
    <message>
        <source>Only times that count from a moment have a unit</source>
        <translation>Nur ab einem Zeitpunkt gezählte Zeiten haben eine Einheit</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::GuessPanel</name>
    <message>
        <source>What the change did</source>
        <translation>Was die Änderung bewirkt hat</translation>
    </message>
    <message>
        <source>Also seen</source>
        <translation>Außerdem erkannt</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Zweifel</translation>
    </message>
    <message>
        <source>How the file is read</source>
        <translation>Wie die Datei gelesen wird</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to what the file suggests</source>
        <translation>Zurück zu dem, was die Datei nahelegt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>guess and its reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>edited</source>
        <comment>of a guess</comment>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1; edited</source>
        <translation>%1; geändert</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::GuessText</name>
    <message>
        <source>encoding %1</source>
        <translation>Zeichenkodierung %1</translation>
    </message>
    <message>
        <source>separator %1</source>
        <translation>Trennzeichen %1</translation>
    </message>
    <message>
        <source>decimal comma</source>
        <translation>Dezimalkomma</translation>
    </message>
    <message>
        <source>decimal point</source>
        <translation>Dezimalpunkt</translation>
    </message>
    <message>
        <source>no heading rows</source>
        <translation>keine Kopfzeilen</translation>
    </message>
    <message>
        <source>heading rows: %1</source>
        <translation>Kopfzeilen: %1</translation>
    </message>
    <message>
        <source>wide layout: a column a channel</source>
        <translation>breites Layout: eine Spalte je Kanal</translation>
    </message>
    <message>
        <source>long layout</source>
        <translation>langes Layout</translation>
    </message>
    <message>
        <source>no time column</source>
        <translation>keine Zeitspalte</translation>
    </message>
    <message>
        <source>time zone %1</source>
        <translation>Zeitzone %1</translation>
    </message>
    <message>
        <source>no number stands for a missing value</source>
        <translation>keine Zahl steht für einen fehlenden Wert</translation>
    </message>
    <message>
        <source>missing values</source>
        <translation>fehlende Werte</translation>
    </message>
    <message>
        <source>The file holds no time: the sampling rate must be given below.</source>
        <translation>Die Datei enthält keine Zeit: Die Abtastrate muss unten angegeben werden.</translation>
    </message>
    <message>
        <source>No row could be read.</source>
        <translation>Keine Zeile konnte gelesen werden.</translation>
    </message>
    <message>
        <source>All %1 rows were looked at.</source>
        <translation>Alle %1 Zeilen wurden angesehen.</translation>
    </message>
    <message>
        <source>The first %1 rows were looked at; the whole file is checked when it is imported.</source>
        <translation>Die ersten %1 Zeilen wurden angesehen; beim Import wird die ganze Datei geprüft.</translation>
    </message>
    <message>
        <source>One sample every %1</source>
        <translation>Ein Abtastwert alle %1</translation>
    </message>
    <message>
        <source> (%1 Hz)</source>
        <translation> (%1 Hz)</translation>
    </message>
    <message>
        <source>%1 in the median, jitter %2.</source>
        <translation>%1 im Median, Jitter: %2.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>kein Einfluss</translation>
    </message>
    <message>
        <source>%1 to %2.</source>
        <translation>%1 bis %2.</translation>
    </message>
    <message>
        <source>No gaps.</source>
        <translation>Keine Lücken.</translation>
    </message>
    <message>
        <source>Gaps longer than five steps: %1; they stay gaps.</source>
        <translation>Lücken länger als fünf Schritte: %1; sie bleiben Lücken.</translation>
    </message>
    <message>
        <source>No duplicate times.</source>
        <translation>Keine doppelten Zeiten.</translation>
    </message>
    <message>
        <source>Rows with the time of the row before: %1.</source>
        <translation>Zeilen mit der Zeit der Zeile davor: %1.</translation>
    </message>
    <message>
        <source>Time never runs backward.</source>
        <translation>Die Zeit läuft nie rückwärts.</translation>
    </message>
    <message>
        <source>Rows earlier than the row before: %1.</source>
        <translation>Zeilen früher als die Zeile davor: %1.</translation>
    </message>
    <message>
        <source>Rows in an hour that the clock ran twice: %1; they are placed in the order of the file.</source>
        <translation>Zeilen in einer Stunde, die bei der Zeitumstellung doppelt vorkommt: %1; sie werden in der Reihenfolge der Datei eingeordnet.</translation>
    </message>
    <message>
        <source>Rows in an hour that the clock left out: %1; they are shifted by that hour.</source>
        <translation>Zeilen in einer Stunde, die bei der Zeitumstellung ausfällt: %1; sie werden um diese Stunde verschoben.</translation>
    </message>
    <message>
        <source>%1: %2, before %3</source>
        <translation>%1: %2, vorher %3</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>rows seen</source>
        <translation>gelesene Zeilen</translation>
    </message>
    <message>
        <source>rejected lines</source>
        <translation>abgewiesene Zeilen</translation>
    </message>
    <message>
        <source>first time %1, before %2</source>
        <translation>erste Zeit %1, vorher %2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>%1 now %2 to %3</source>
        <translation>%1 jetzt %2 bis %3</translation>
    </message>
    <message>
        <source>This changes nothing else.</source>
        <translation>Sonst ändert sich nichts.</translation>
    </message>
    <message>
        <source>Changed: %1.</source>
        <translation>Geändert: %1.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::HistoryModel</name>
    <message>
        <source>Before the first label</source>
        <translation>Vor der ersten Markierung</translation>
    </message>
    <message>
        <source>Double click: undo everything that can be undone</source>
        <translation>Doppelklick: alles rückgängig machen, was rückgängig gemacht werden kann</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation>%1, rückgängig gemacht</translation>
    </message>
    <message>
        <source>Came with an import: it is not undone</source>
        <translation>Kam mit einem Import: wird nicht rückgängig gemacht</translation>
    </message>
    <message>
        <source>Undone; newer labels were made since, so it cannot be done again</source>
        <translation>Rückgängig gemacht; seither kamen neuere Markierungen hinzu, daher nicht wiederholbar</translation>
    </message>
    <message>
        <source>Double click: do again up to here. %1</source>
        <translation>Doppelklick: bis hierher wiederholen. %1</translation>
    </message>
    <message>
        <source>Double click: undo everything after this. %1</source>
        <translation>Doppelklick: alles danach rückgängig machen. %1</translation>
    </message>
    <message>
        <source>Labels changed: %1</source>
        <translation>Geänderte Markierungen: %1</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::HistoryPanel</name>
    <message>
        <source>Every label you make, move or remove shows here; a double click goes back to that point.</source>
        <translation>Jede Markierung, die Sie anlegen, verschieben oder entfernen, erscheint hier; ein Doppelklick führt zu diesem Punkt zurück.</translation>
    </message>
    <message>
        <source>History of the labels, newest first</source>
        <translation>Verlauf der Markierungen, die neuesten zuerst</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ImportDialog</name>
    <message>
        <source>Read the &amp;other file this way</source>
        <translation>Die andere &amp;Datei so lesen</translation>
    </message>
    <message>
        <source>Read the &amp;other %1 files this way</source>
        <translation>Die anderen %1 &amp;Dateien so lesen</translation>
    </message>
    <message>
        <source>Needs a file that can be read, and others that were looked at</source>
        <translation>Benötigt eine lesbare Datei und andere, die angesehen wurden</translation>
    </message>
    <message>
        <source>For the %1 selected files</source>
        <translation>Für die %1 ausgewählten Dateien</translation>
    </message>
    <message>
        <source>Looking for files...</source>
        <translation>Dateien werden gesucht...</translation>
    </message>
    <message>
        <source>Folders are searched to the bottom.</source>
        <translation>Ordner werden bis in die unterste Ebene durchsucht.</translation>
    </message>
    <message>
        <source>There is nothing to import</source>
        <translation>Nichts zu importieren</translation>
    </message>
    <message>
        <source>No file here is taken by an importer. These are:
%1</source>
        <translation>Keine dieser Dateien kann importiert werden. Möglich sind:
%1</translation>
    </message>
    <message>
        <source>%1 cannot be imported</source>
        <translation>%1 kann nicht importiert werden</translation>
    </message>
    <message>
        <source>%1

What can be imported:
%2</source>
        <translation>%1

Was importiert werden kann:
%2</translation>
    </message>
    <message>
        <source>%1

What can be imported:
%2

A recipe that names separator, heading rows and time column may help: Load recipe.</source>
        <translation>%1

Was importiert werden kann:
%2

Ein Rezept, das Trennzeichen, Kopfzeilen und Zeitspalte nennt, kann helfen: „Rezept laden“.</translation>
    </message>
    <message>
        <source>Looking at %1...</source>
        <translation>%1 wird angesehen...</translation>
    </message>
    <message>
        <source>Its beginning and its end are read, and how it is written is found out.</source>
        <translation>Anfang und Ende werden gelesen, und die Schreibweise wird ermittelt.</translation>
    </message>
    <message>
        <source>delimited text</source>
        <translation>Text mit Trennzeichen</translation>
    </message>
    <message>
        <source>importer %1</source>
        <translation>Importfilter %1</translation>
    </message>
    <message>
        <source>channels: %1</source>
        <translation>Kanäle: %1</translation>
    </message>
    <message>
        <source>%1 is left out: %2</source>
        <translation>%1 wird ausgelassen: %2</translation>
    </message>
    <message>
        <source>The whole file is still being asked what its beginning and end leave open.</source>
        <translation>Was Anfang und Ende offen lassen, wird noch in der ganzen Datei ermittelt.</translation>
    </message>
    <message>
        <source>The file holds no time. Give the sampling rate and the start below.</source>
        <translation>Die Datei enthält keine Zeit. Bitte unten Abtastrate und Startzeit angeben.</translation>
    </message>
    <message>
        <source>Reading again...</source>
        <translation>Wird erneut gelesen...</translation>
    </message>
    <message>
        <source>Re&amp;jected lines (%1)</source>
        <translation>Ab&amp;gewiesene Zeilen (%1)</translation>
    </message>
    <message>
        <source>Re&amp;jected lines (%1 so far)</source>
        <translation>Ab&amp;gewiesene Zeilen (bisher %1)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 gewählt</translation>
    </message>
    <message>
        <source>Mend the field in question</source>
        <translation>Beanstandetes Feld korrigieren</translation>
    </message>
    <message>
        <source>Tick &quot;Save as recipe&quot; first</source>
        <translation>Zuerst „Als Rezept speichern“ ankreuzen</translation>
    </message>
    <message>
        <source>Needs a file that can be imported</source>
        <translation>Benötigt eine Datei, die importiert werden kann</translation>
    </message>
    <message>
        <source>No column can be a label</source>
        <translation>Keine Spalte eignet sich als Markierung</translation>
    </message>
    <message>
        <source>Load a recipe</source>
        <translation>Ein Rezept laden</translation>
    </message>
    <message>
        <source>Recipe (*.json)</source>
        <translation>Rezept (*.json)</translation>
    </message>
    <message>
        <source>Save as recipe</source>
        <translation>Als Rezept speichern</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>About the file</source>
        <translation>Über die Datei</translation>
    </message>
    <message>
        <source>About the list</source>
        <translation>Über die Liste</translation>
    </message>
    <message>
        <source>Time axis</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>What to mend</source>
        <translation>Was zu korrigieren ist</translation>
    </message>
    <message>
        <source>What stays behind</source>
        <translation>Was nicht importiert wird</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>First and last rows</source>
        <translation>Erste und letzte Zeilen</translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation>Abgewiesene Zeilen</translation>
    </message>
    <message>
        <source>Channels and time</source>
        <translation>Kanäle und Zeit</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Class of the whole recording</source>
        <translation>Klasse der ganzen Aufzeichnung</translation>
    </message>
    <message>
        <source>Label columns</source>
        <translation>Markierungsspalten</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>Sampling rate in Hz</source>
        <translation>Abtastrate in Hz</translation>
    </message>
    <message>
        <source>Start time</source>
        <translation>Startzeit</translation>
    </message>
    <message>
        <source>Only channels</source>
        <translation>Nur Kanäle</translation>
    </message>
    <message>
        <source>File of the recipe</source>
        <translation>Datei des Rezepts</translation>
    </message>
    <message>
        <source>The same in a terminal</source>
        <translation>Dasselbe im Terminal</translation>
    </message>
    <message>
        <source>Save as &amp;recipe</source>
        <translation>Als &amp;Rezept speichern</translation>
    </message>
    <message>
        <source>Load reci&amp;pe...</source>
        <translation>Rezept &amp;laden...</translation>
    </message>
    <message>
        <source>Read the other files this way</source>
        <translation>Die anderen Dateien so lesen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Kop&amp;ieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
    <message>
        <source>Choose the file of the recipe</source>
        <translation>Die Datei des Rezepts wählen</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>&amp;Time axis</source>
        <translation>&amp;Zeitachse</translation>
    </message>
    <message>
        <source>Ro&amp;ws</source>
        <translation>Z&amp;eilen</translation>
    </message>
    <message>
        <source>Re&amp;jected lines</source>
        <translation>Ab&amp;gewiesene Zeilen</translation>
    </message>
    <message>
        <source>for example pump 3</source>
        <translation>zum Beispiel Pumpe 3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Columns whose runs of nonzero become labels</source>
        <translation>Spalten, deren Abschnitte ungleich null zu Markierungen werden</translation>
    </message>
    <message>
        <source>site=north, load=2</source>
        <translation>standort=nord, last=2</translation>
    </message>
    <message>
        <source>for example 12000</source>
        <translation>zum Beispiel 12000</translation>
    </message>
    <message>
        <source>2025-03-04 11:20, or 1970-01-01 when not known</source>
        <translation>2025-03-04 11:20 oder, falls unbekannt, 1970-01-01</translation>
    </message>
    <message>
        <source>*DE_time, *FE_time; all when empty</source>
        <translation>*DE_time, *FE_time; leer: alle</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Maschine</translation>
    </message>
    <message>
        <source>Cl&amp;ass of the whole</source>
        <translation>Kla&amp;sse des Ganzen</translation>
    </message>
    <message>
        <source>La&amp;bel columns</source>
        <translation>Markierungss&amp;palten</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>&amp;Kennzeichen</translation>
    </message>
    <message>
        <source>Sampling rate [H&amp;z]</source>
        <translation>Abtastrate [&amp;Hz]</translation>
    </message>
    <message>
        <source>&amp;Start time</source>
        <translation>St&amp;artzeit</translation>
    </message>
    <message>
        <source>O&amp;nly channels</source>
        <translation>N&amp;ur Kanäle</translation>
    </message>
    <message>
        <source>The command that does the same stands here once something can be imported</source>
        <translation>Hier steht der gleichwertige Befehl, sobald etwas importiert werden kann</translation>
    </message>
    <message>
        <source>In a terminal</source>
        <translation>Im Terminal</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ImportJob</name>
    <message>
        <source>1 recording, %1 rows, %2 rejected</source>
        <translation>1 Aufzeichnung, %1 Zeilen, %2 abgewiesen</translation>
    </message>
    <message>
        <source>%1 recordings, %2 rows, %3 rejected</source>
        <translation>%1 Aufzeichnungen, %2 Zeilen, %3 abgewiesen</translation>
    </message>
    <message>
        <source>in the project already: %1</source>
        <translation>schon im Projekt: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>not imported: %1</source>
        <translation>nicht importiert: %1</translation>
    </message>
    <message>
        <source>the recipe was not saved: %1</source>
        <translation>das Rezept wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>file %1 of %2: </source>
        <translation>Datei %1 von %2: </translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Import %1 files</source>
        <translation>%1 Dateien importieren</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ImportPresenter</name>
    <message>
        <source>%1: write tags as name=value, separated by commas</source>
        <translation>%1: Kennzeichen als Name=Wert schreiben, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>The sampling rate is a number of Hz above 0 and up to 1e9</source>
        <translation>Die Abtastrate ist eine Zahl in Hz über 0 und bis 1e9</translation>
    </message>
    <message>
        <source>Write the start as 2025-03-04 11:20 (UTC) or with its zone, as 2025-03-04T11:20+01:00</source>
        <translation>Den Start als 2025-03-04 11:20 (UTC) oder mit Zeitzone als 2025-03-04T11:20+01:00 schreiben</translation>
    </message>
    <message>
        <source>Files in folders that no importer takes, passed over: %1</source>
        <translation>Übergangene Dateien in Ordnern, die kein Importfilter annimmt: %1</translation>
    </message>
    <message>
        <source>Only the first %1 files are listed</source>
        <translation>Nur die ersten %1 Dateien sind aufgeführt</translation>
    </message>
    <message>
        <source>looking...</source>
        <translation>wird angesehen...</translation>
    </message>
    <message>
        <source>in the project already</source>
        <translation>schon im Projekt</translation>
    </message>
    <message>
        <source>same form</source>
        <translation>gleicher Aufbau</translation>
    </message>
    <message>
        <source>needs a look: %1</source>
        <translation>bitte ansehen: %1</translation>
    </message>
    <message>
        <source>another form</source>
        <translation>anderer Aufbau</translation>
    </message>
    <message>
        <source>needs the sampling rate</source>
        <translation>benötigt die Abtastrate</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>ready, edited</source>
        <translation>bereit, bearbeitet</translation>
    </message>
    <message>
        <source>; also in the project for %1</source>
        <translation>; auch im Projekt für %1</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>bitte ansehen</translation>
    </message>
    <message>
        <source>Give the sampling rate</source>
        <translation>Abtastrate angeben</translation>
    </message>
    <message>
        <source>Give the start time</source>
        <translation>Startzeit angeben</translation>
    </message>
    <message>
        <source>In the project already</source>
        <translation>Schon im Projekt</translation>
    </message>
    <message>
        <source>Name the machine</source>
        <translation>Maschine benennen</translation>
    </message>
    <message>
        <source>Keep a channel</source>
        <translation>Einen Kanal behalten</translation>
    </message>
    <message>
        <source>Looking for files...</source>
        <translation>Dateien werden gesucht...</translation>
    </message>
    <message>
        <source>No file that can be imported</source>
        <translation>Keine Datei, die importiert werden kann</translation>
    </message>
    <message>
        <source>Looking at the files, %1 left...</source>
        <translation>Dateien werden angesehen, noch %1...</translation>
    </message>
    <message>
        <source>Looking at the file...</source>
        <translation>Datei wird angesehen...</translation>
    </message>
    <message>
        <source>No file is ticked</source>
        <translation>Keine Datei ist angekreuzt</translation>
    </message>
    <message>
        <source>The file cannot be imported</source>
        <translation>Die Datei kann nicht importiert werden</translation>
    </message>
    <message>
        <source>No file can be imported</source>
        <translation>Keine Datei kann importiert werden</translation>
    </message>
    <message>
        <source>Import 1 file</source>
        <translation>1 Datei importieren</translation>
    </message>
    <message>
        <source>Import %1 files</source>
        <translation>%1 Dateien importieren</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>in the project already: %1</source>
        <translation>schon im Projekt: %1</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source> --recipe RECIPE</source>
        <translation> --recipe RECIPE</translation>
    </message>
    <message>
        <source># and %1 more files</source>
        <translation># und %1 weitere Dateien</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::JobCenter</name>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::JobText</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>cancelling...</source>
        <translation>wird abgebrochen...</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>wartet auf Ausführung</translation>
    </message>
    <message>
        <source>unknown how long</source>
        <translation>Dauer unbekannt</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>fertig in %1</translation>
    </message>
    <message>
        <source>done in %1: %2</source>
        <translation>fertig in %1: %2</translation>
    </message>
    <message>
        <source>failed after %1: %2</source>
        <translation>nach %1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>cancelled after %1</source>
        <translation>nach %1 abgebrochen</translation>
    </message>
    <message>
        <source>cancelled before it began</source>
        <translation>vor dem Beginn abgebrochen</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>Keine Vorgänge</translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation>%1 Vorgänge</translation>
    </message>
    <message>
        <source>%1, cancelling</source>
        <translation>%1, wird abgebrochen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::JobsPanel</name>
    <message>
        <source>Imports, training and exports show here while they run; what became of them stays until you clear it.</source>
        <translation>Importe, Training und Exporte erscheinen hier, solange sie laufen; ihr Ergebnis bleibt stehen, bis die Liste bereinigt wird.</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Clear the jobs that have ended</source>
        <translation>Beendete Vorgänge aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>It was asked to stop already</source>
        <translation>Der Abbruch ist schon angefordert</translation>
    </message>
    <message>
        <source>No job has ended since the list was cleared</source>
        <translation>Seit dem letzten Bereinigen der Liste wurde kein Vorgang beendet</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelDocument</name>
    <message>
        <source>mark &apos;%1&apos;</source>
        <translation>Punktmarkierung „%1“</translation>
    </message>
    <message>
        <source>label &apos;%1&apos; %2</source>
        <translation>Markierung „%1“ %2</translation>
    </message>
    <message>
        <source> on %1</source>
        <translation> an %1</translation>
    </message>
    <message>
        <source>Open a project first</source>
        <translation>Zuerst ein Projekt öffnen</translation>
    </message>
    <message>
        <source>That label is not there any more</source>
        <translation>Diese Markierung gibt es nicht mehr</translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>Undone: everything</source>
        <translation>Rückgängig gemacht: alles</translation>
    </message>
    <message>
        <source>Back to: %1</source>
        <translation>Zurück zu: %1</translation>
    </message>
    <message>
        <source>accept %1</source>
        <translation>%1 annehmen</translation>
    </message>
    <message>
        <source>reject %1</source>
        <translation>%1 ablehnen</translation>
    </message>
    <message>
        <source>unsure: proposed as &apos;%1&apos;</source>
        <translation>unsicher: vorgeschlagen als „%1“</translation>
    </message>
    <message>
        <source>unsure: was &apos;%1&apos;</source>
        <translation>unsicher: war „%1“</translation>
    </message>
    <message>
        <source>unsure about %1</source>
        <translation>%1 als unsicher einstufen</translation>
    </message>
    <message>
        <source>confidence %1 % for %2</source>
        <translation>Sicherheit %1 % für %2</translation>
    </message>
    <message>
        <source>change &apos;%1&apos; to &apos;%2&apos; on %3</source>
        <translation>„%1“ an %3 in „%2“ ändern</translation>
    </message>
    <message>
        <source>remove the note of %1</source>
        <translation>Notiz zu %1 entfernen</translation>
    </message>
    <message>
        <source>note on %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>onset band of %1</source>
        <translation>Beginn eingrenzen: %1</translation>
    </message>
    <message>
        <source>remove the onset band of %1</source>
        <translation>Eingrenzung des Beginns entfernen: %1</translation>
    </message>
    <message>
        <source>The start of a label cannot pass its end</source>
        <translation>Der Anfang einer Markierung kann nicht hinter ihrem Ende liegen</translation>
    </message>
    <message>
        <source>move mark &apos;%1&apos; by %2 on %3</source>
        <translation>Punktmarkierung „%1“ an %3 um %2 verschieben</translation>
    </message>
    <message>
        <source>move the start of &apos;%1&apos; by %2 on %3</source>
        <translation>Anfang von „%1“ an %3 um %2 verschieben</translation>
    </message>
    <message>
        <source>move the end of &apos;%1&apos; by %2 on %3</source>
        <translation>Ende von „%1“ an %3 um %2 verschieben</translation>
    </message>
    <message>
        <source>A label is split inside its range; put the cursor there first</source>
        <translation>Eine Markierung wird innerhalb ihres Bereichs geteilt; zuerst den Cursor dorthin setzen</translation>
    </message>
    <message>
        <source>split %1</source>
        <translation>%1 teilen</translation>
    </message>
    <message>
        <source>A label is joined with another one</source>
        <translation>Eine Markierung wird mit einer anderen verbunden</translation>
    </message>
    <message>
        <source>Only labels of one asset, channel, class, rater and status are joined; these are &apos;%1&apos; on %2 and &apos;%3&apos; on %4</source>
        <translation>Nur Markierungen derselben Anlage und Klasse, desselben Kanals, Bewerters und Status werden verbunden; dies sind „%1“ an %2 und „%3“ an %4</translation>
    </message>
    <message>
        <source>join %1</source>
        <translation>%1 verbinden</translation>
    </message>
    <message>
        <source>lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>adopt what %1 said about %2</source>
        <translation>Aussage von %1 zu %2 übernehmen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is what settled disagreements are called; choose another name</source>
        <translation>„%1“ heißen geschlichtete Abweichungen; bitte einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>Say first who is labelling (your name, in the preferences)</source>
        <translation>Zuerst angeben, wer markiert (Ihr Name in den Einstellungen)</translation>
    </message>
    <message>
        <source>Snapshot &apos;%1&apos; restored</source>
        <translation>Schnappschuss „%1“ wiederhergestellt</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelEditor</name>
    <message>
        <source>Choose a label first: Tab goes to the next one, a click takes the one under the pointer</source>
        <translation>Zuerst eine Markierung wählen: Tab geht zur nächsten, ein Klick nimmt die unter dem Zeiger</translation>
    </message>
    <message>
        <source>Choose a recording first</source>
        <translation>Zuerst eine Aufzeichnung wählen</translation>
    </message>
    <message>
        <source>Select a stretch first: drag over the lanes, or press I and O at the cursor</source>
        <translation>Zuerst einen Abschnitt auswählen: über die Spuren ziehen oder am Cursor I und O drücken</translation>
    </message>
    <message>
        <source>No class has the key %1; the classes are in the strip below the lanes</source>
        <translation>Keine Klasse hat die Taste %1; die Klassen stehen in der Leiste unter den Spuren</translation>
    </message>
    <message>
        <source>Enter repeats the class used last: press a digit first</source>
        <translation>Eingabe wiederholt die zuletzt verwendete Klasse: zuerst eine Ziffer drücken</translation>
    </message>
    <message>
        <source>This recording has no label yet</source>
        <translation>Diese Aufzeichnung hat noch keine Markierung</translation>
    </message>
    <message>
        <source>That was the last label of this recording</source>
        <translation>Das war die letzte Markierung dieser Aufzeichnung</translation>
    </message>
    <message>
        <source>That was the first label of this recording</source>
        <translation>Das war die erste Markierung dieser Aufzeichnung</translation>
    </message>
    <message>
        <source>No later label &apos;%1&apos; of the same rater to join with</source>
        <translation>Keine spätere Markierung „%1“ desselben Bewerters zum Verbinden</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelPage</name>
    <message>
        <source>Selection begins here</source>
        <translation>Auswahl beginnt hier</translation>
    </message>
    <message>
        <source>The selection begins at the cursor</source>
        <translation>Die Auswahl beginnt am Cursor</translation>
    </message>
    <message>
        <source>Selection ends here</source>
        <translation>Auswahl endet hier</translation>
    </message>
    <message>
        <source>The selection ends at the cursor</source>
        <translation>Die Auswahl endet am Cursor</translation>
    </message>
    <message>
        <source>Label as normal</source>
        <translation>Als normal markieren</translation>
    </message>
    <message>
        <source>Label with class %1</source>
        <translation>Mit Klasse %1 markieren</translation>
    </message>
    <message>
        <source>The selection, or the active label, gets this class</source>
        <translation>Die Auswahl oder die aktive Markierung erhält diese Klasse</translation>
    </message>
    <message>
        <source>Repeat the last class</source>
        <translation>Letzte Klasse wiederholen</translation>
    </message>
    <message>
        <source>The selection gets the class used last</source>
        <translation>Die Auswahl erhält die zuletzt verwendete Klasse</translation>
    </message>
    <message>
        <source>Mark at the cursor</source>
        <translation>Am Cursor markieren</translation>
    </message>
    <message>
        <source>A point label at the cursor</source>
        <translation>Eine Punktmarkierung am Cursor</translation>
    </message>
    <message>
        <source>Next label</source>
        <translation>Nächste Markierung</translation>
    </message>
    <message>
        <source>The next label becomes active and moves into the middle</source>
        <translation>Die nächste Markierung wird aktiv und rückt in die Mitte</translation>
    </message>
    <message>
        <source>Previous label</source>
        <translation>Vorherige Markierung</translation>
    </message>
    <message>
        <source>The label before becomes active and moves into the middle</source>
        <translation>Die vorherige Markierung wird aktiv und rückt in die Mitte</translation>
    </message>
    <message>
        <source>Split at the cursor</source>
        <translation>Am Cursor teilen</translation>
    </message>
    <message>
        <source>The active label becomes two</source>
        <translation>Aus der aktiven Markierung werden zwei</translation>
    </message>
    <message>
        <source>Join with the next</source>
        <translation>Mit der nächsten verbinden</translation>
    </message>
    <message>
        <source>The active label and the next of its class become one</source>
        <translation>Die aktive Markierung und die nächste ihrer Klasse werden eine</translation>
    </message>
    <message>
        <source>Delete the label</source>
        <translation>Markierung löschen</translation>
    </message>
    <message>
        <source>Remove the active label; undo brings it back</source>
        <translation>Aktive Markierung entfernen; „Rückgängig“ bringt sie zurück</translation>
    </message>
    <message>
        <source>Note on the label...</source>
        <translation>Notiz zur Markierung...</translation>
    </message>
    <message>
        <source>Write a note on the active label</source>
        <translation>Eine Notiz zur aktiven Markierung schreiben</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Sperren oder entsperren</translation>
    </message>
    <message>
        <source>A locked label is not changed by accident</source>
        <translation>Eine gesperrte Markierung wird nicht versehentlich geändert</translation>
    </message>
    <message>
        <source>Compare raters</source>
        <translation>Bewerter vergleichen</translation>
    </message>
    <message>
        <source>How far raters agree, and where they do not</source>
        <translation>Wie weit Bewerter übereinstimmen und wo nicht</translation>
    </message>
    <message>
        <source>Mark what is in view as looked at</source>
        <translation>Sichtbares als durchgesehen kennzeichnen</translation>
    </message>
    <message>
        <source>Go to time...</source>
        <translation>Zu Zeit gehen...</translation>
    </message>
    <message>
        <source>A time, +3h, or what Copy gave</source>
        <translation>Eine Zeit, +3h oder eine kopierte Angabe</translation>
    </message>
    <message>
        <source>Copy time and label</source>
        <translation>Zeit und Markierung kopieren</translation>
    </message>
    <message>
        <source>Machine, time and class as text</source>
        <translation>Maschine, Zeit und Klasse als Text</translation>
    </message>
    <message>
        <source>Choose a label first: Tab goes to the next one, a click takes the one under the pointer</source>
        <translation>Zuerst eine Markierung wählen: Tab geht zur nächsten, ein Klick nimmt die unter dem Zeiger</translation>
    </message>
    <message>
        <source>Note on the label</source>
        <translation>Notiz zur Markierung</translation>
    </message>
    <message>
        <source>What should others know about it?</source>
        <translation>Was sollten andere darüber wissen?</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>Zu Zeit gehen</translation>
    </message>
    <message>
        <source>A time (2025-03-04 11:20), +3h, -20m, or what Copy gave:</source>
        <translation>Eine Zeit (2025-03-04 11:20), +3h, -20m oder eine kopierte Angabe:</translation>
    </message>
    <message>
        <source>No recording of %1 holds that time</source>
        <translation>Keine Aufzeichnung von %1 enthält diese Zeit</translation>
    </message>
    <message>
        <source>Select a stretch or choose a label first</source>
        <translation>Zuerst einen Abschnitt auswählen oder eine Markierung wählen</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Propose...</source>
        <translation>Vorschlagen...</translation>
    </message>
    <message>
        <source>Accept (Y)</source>
        <translation>Annehmen (Y)</translation>
    </message>
    <message>
        <source>Reject (R)</source>
        <translation>Ablehnen (R)</translation>
    </message>
    <message>
        <source>Unsure (U)</source>
        <translation>Unsicher (U)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Your name on labels</source>
        <translation>Ihr Name an Markierungen</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Hide what others and the proposals say</source>
        <translation>Angaben anderer und Vorschläge ausblenden</translation>
    </message>
    <message>
        <source>Propose labels from work orders and changes</source>
        <translation>Markierungen aus Arbeitsaufträgen und Änderungen vorschlagen</translation>
    </message>
    <message>
        <source>What waits to be judged</source>
        <translation>Was auf Beurteilung wartet</translation>
    </message>
    <message>
        <source>Judged so far</source>
        <translation>Bisher beurteilt</translation>
    </message>
    <message>
        <source>Class of the label</source>
        <translation>Klasse der Markierung</translation>
    </message>
    <message>
        <source>Note (T)</source>
        <translation>Notiz (T)</translation>
    </message>
    <message>
        <source>Accept the proposal</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Reject the label</source>
        <translation>Markierung ablehnen</translation>
    </message>
    <message>
        <source>Nobody can say</source>
        <translation>Nicht zu entscheiden</translation>
    </message>
    <message>
        <source>Where raters disagree</source>
        <translation>Wo Bewerter nicht übereinstimmen</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>Open a project to label its recordings.</source>
        <translation>Ein Projekt öffnen, um seine Aufzeichnungen zu markieren.</translation>
    </message>
    <message>
        <source>Open project...</source>
        <translation>Projekt öffnen...</translation>
    </message>
    <message>
        <source>There is nothing to label yet</source>
        <translation>Es gibt noch nichts zu markieren</translation>
    </message>
    <message>
        <source>Drop data files on the window to import them, then come back.</source>
        <translation>Datendateien zum Importieren auf dem Fenster ablegen, dann hierher zurückkehren.</translation>
    </message>
    <message>
        <source>From breakdown orders and from changes in the channels</source>
        <translation>Aus Ausfallaufträgen und aus Änderungen in den Kanälen</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>%1 wird geöffnet...</translation>
    </message>
    <message>
        <source>%1 cannot be shown.
%2</source>
        <translation>%1 kann nicht gezeigt werden.
%2</translation>
    </message>
    <message>
        <source>Blind: end that first, or what others said would be seen</source>
        <translation>Blind: zuerst beenden, sonst würden die Angaben anderer sichtbar</translation>
    </message>
    <message>
        <source>How far raters agree (V)</source>
        <translation>Wie weit Bewerter übereinstimmen (V)</translation>
    </message>
    <message>
        <source>Blind: proposals are hidden</source>
        <translation>Blind: Vorschläge sind ausgeblendet</translation>
    </message>
    <message>
        <source>No proposals</source>
        <translation>Keine Vorschläge</translation>
    </message>
    <message>
        <source>%1 of %2 judged</source>
        <translation>%1 von %2 beurteilt</translation>
    </message>
    <message>
        <source>Label as %1</source>
        <translation>Als %1 markieren</translation>
    </message>
    <message>
        <source>Choose a label: Tab, or a click on its band</source>
        <translation>Eine Markierung wählen: Tab oder ein Klick auf ihr Band</translation>
    </message>
    <message>
        <source>No label chosen</source>
        <translation>Keine Markierung gewählt</translation>
    </message>
    <message>
        <source>Drag over the lanes and press a digit. Tab goes through the labels.</source>
        <translation>Über die Spuren ziehen und eine Ziffer drücken. Tab geht durch die Markierungen.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation>Dauer %1</translation>
    </message>
    <message>
        <source>began between %1 and %2</source>
        <translation>Beginn zwischen %1 und %2</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>proposed, waits for a person</source>
        <translation>vorgeschlagen, wartet auf Beurteilung</translation>
    </message>
    <message>
        <source>%1 % sure</source>
        <translation>Sicherheit %1 %</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>locked (L unlocks)</source>
        <translation>gesperrt (L entsperrt)</translation>
    </message>
    <message>
        <source>It is accepted already</source>
        <translation>Sie ist schon angenommen</translation>
    </message>
    <message>
        <source>No recording holds that time of %1</source>
        <translation>Keine Aufzeichnung enthält diese Zeit von %1</translation>
    </message>
    <message>
        <source>Nothing is open in that direction</source>
        <translation>In dieser Richtung ist nichts offen</translation>
    </message>
    <message>
        <source>The queue ends here</source>
        <translation>Die Liste endet hier</translation>
    </message>
    <message>
        <source>Propose labels</source>
        <translation>Markierungen vorschlagen</translation>
    </message>
    <message>
        <source>%1 proposals from work orders, %2 from changes; %3 were known</source>
        <translation>Vorschläge aus Arbeitsaufträgen: %1, aus Änderungen: %2; schon bekannt: %3</translation>
    </message>
    <message>
        <source>%1 from work orders, %2 from changes</source>
        <translation>aus Arbeitsaufträgen: %1, aus Änderungen: %2</translation>
    </message>
    <message>
        <source>Comparing...</source>
        <translation>Vergleich läuft...</translation>
    </message>
    <message>
        <source>No open disagreement.</source>
        <translation>Keine offene Abweichung.</translation>
    </message>
    <message>
        <source>Open disagreements: %1</source>
        <translation>Offene Abweichungen: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Take the word of %1</source>
        <translation>Aussage von %1 übernehmen</translation>
    </message>
    <message>
        <source>Write your name first: it says who looked</source>
        <translation>Zuerst Ihren Namen eintragen: Er sagt, wer durchgesehen hat</translation>
    </message>
    <message>
        <source>Looked at: %1 of %2</source>
        <translation>Durchgesehen: %1 von %2</translation>
    </message>
    <message>
        <source>Shaded in the overview, so that nobody looks twice. In blind mode it is submitted: what others said there is shown</source>
        <translation>In der Übersicht schattiert, damit niemand zweimal durchsieht. Im Blindmodus wird der Abschnitt abgegeben: Die Angaben anderer dazu werden sichtbar</translation>
    </message>
    <message>
        <source>Labels overlap</source>
        <translation>Markierungen überschneiden sich</translation>
    </message>
    <message>
        <source>The new label overlaps %1 of the same rater. What becomes of the older one?</source>
        <translation>Die neue Markierung überschneidet %1 desselben Bewerters. Was soll mit der älteren geschehen?</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>&amp;Beide behalten</translation>
    </message>
    <message>
        <source>Cut the &amp;older</source>
        <translation>Ältere &amp;kürzen</translation>
    </message>
    <message>
        <source>Submitted: %1 of %2; what others said there is shown now</source>
        <translation>Abgegeben: %1 von %2; die Angaben anderer dazu werden jetzt gezeigt</translation>
    </message>
    <message>
        <source>Scheme and people...</source>
        <translation>Schema und Personen...</translation>
    </message>
    <message>
        <source>Classes and their keys, what happens where labels overlap, who labels, and snapshots</source>
        <translation>Klassen und ihre Tasten, was bei Überlappung geschieht, wer markiert, und Schnappschüsse</translation>
    </message>
    <message>
        <source>Labelling Session</source>
        <translation>Markier-Sitzung</translation>
    </message>
    <message>
        <source>One question at a time on the whole screen, for people who do not know the program</source>
        <translation>Eine Frage nach der anderen auf dem ganzen Bildschirm, für Menschen, die das Programm nicht kennen</translation>
    </message>
    <message>
        <source>Answer with class %1</source>
        <translation>Mit Klasse %1 antworten</translation>
    </message>
    <message>
        <source>The stretch that was drawn, else the question, gets this class</source>
        <translation>Der gezogene Abschnitt, sonst die Frage, erhält diese Klasse</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>The machine ran well there</source>
        <translation>Die Maschine lief dort gut</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>It is as the question says</source>
        <translation>Es ist so, wie die Frage sagt</translation>
    </message>
    <message>
        <source>No, reject</source>
        <translation>Nein, ablehnen</translation>
    </message>
    <message>
        <source>It is not so; the question does not come back</source>
        <translation>Es ist nicht so; die Frage kommt nicht wieder</translation>
    </message>
    <message>
        <source>Cannot say</source>
        <translation>Nicht zu sagen</translation>
    </message>
    <message>
        <source>Nobody can say: it neither trains nor counts</source>
        <translation>Niemand kann es sagen: es trainiert nicht und zählt nicht</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Leave the question open, forget the stretch that was drawn, or go to the next recording</source>
        <translation>Die Frage offen lassen, den gezogenen Abschnitt vergessen oder zur nächsten Aufzeichnung gehen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take the last answer back</source>
        <translation>Die letzte Antwort zurücknehmen</translation>
    </message>
    <message>
        <source>Leave the session</source>
        <translation>Die Sitzung verlassen</translation>
    </message>
    <message>
        <source>All answers are saved already</source>
        <translation>Alle Antworten sind schon gespeichert</translation>
    </message>
    <message>
        <source>Needs an open project</source>
        <translation>Benötigt ein geöffnetes Projekt</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelQueue</name>
    <message>
        <source>from %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Work order %1: reported %2</source>
        <translation>Arbeitsauftrag %1: gemeldet %2</translation>
    </message>
    <message>
        <source>, last seen good %1</source>
        <translation>, zuletzt in Ordnung %1</translation>
    </message>
    <message>
        <source>%1  %2  %3, %4</source>
        <comment>sign, machine, class, time</comment>
        <translation>%1  %2  %3, %4</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>%1 on %2 from %3, %4</source>
        <translation>%1 an %2 ab %3, %4</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelSession</name>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>There is no recording yet: import data first</source>
        <translation>Noch keine Aufzeichnung: zuerst Daten importieren</translation>
    </message>
    <message>
        <source>Write your name first: it says who answered</source>
        <translation>Zuerst den Namen schreiben: er sagt, wer geantwortet hat</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Frage %1 von %2</translation>
    </message>
    <message>
        <source>There is no question</source>
        <translation>Es gibt keine Frage</translation>
    </message>
    <message>
        <source>That was the last question</source>
        <translation>Das war die letzte Frage</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <comment>machine, time</comment>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>You drew: %1</source>
        <translation>Sie zogen: %1</translation>
    </message>
    <message>
        <source>Work order %1.</source>
        <translation>Arbeitsauftrag %1.</translation>
    </message>
    <message>
        <source>Work order %1: %2.</source>
        <translation>Arbeitsauftrag %1: %2.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>Thank you, %1.</source>
        <translation>Danke, %1.</translation>
    </message>
    <message>
        <source>What was it? Press the class.</source>
        <translation>Was war es? Die Klasse drücken.</translation>
    </message>
    <message>
        <source>Drag over what looks wrong, then press the class.</source>
        <translation>Über das ziehen, was falsch aussieht, dann die Klasse drücken.</translation>
    </message>
    <message>
        <source>Was there &apos;%1&apos; at this moment?</source>
        <translation>War in diesem Augenblick „%1“?</translation>
    </message>
    <message>
        <source>Was the machine already failing in this stretch?</source>
        <translation>War die Maschine in diesem Abschnitt schon am Ausfallen?</translation>
    </message>
    <message>
        <source>Did the machine run well in this stretch?</source>
        <translation>Lief die Maschine in diesem Abschnitt gut?</translation>
    </message>
    <message>
        <source>Was the machine under repair or out of use in this stretch?</source>
        <translation>War die Maschine in diesem Abschnitt in Reparatur oder außer Betrieb?</translation>
    </message>
    <message>
        <source>Does this stretch look like &apos;%1&apos; to you?</source>
        <translation>Sieht dieser Abschnitt für Sie nach „%1“ aus?</translation>
    </message>
    <message>
        <source>You answered %1 of %2.</source>
        <translation>Sie haben %1 von %2 beantwortet.</translation>
    </message>
    <message>
        <source>What you left open is asked again the next time.</source>
        <translation>Was offen blieb, wird beim nächsten Mal wieder gefragt.</translation>
    </message>
    <message>
        <source>Stretches that you labelled yourself: %1.</source>
        <translation>Selbst markierte Abschnitte: %1.</translation>
    </message>
    <message>
        <source>Everything is saved.</source>
        <translation>Alles ist gespeichert.</translation>
    </message>
    <message>
        <source>Stored: %1 on %2, %3, by %4.</source>
        <translation>Gespeichert: %1 an %2, %3, von %4.</translation>
    </message>
    <message>
        <source>%1 The question is still open.</source>
        <translation>%1 Die Frage ist noch offen.</translation>
    </message>
    <message>
        <source>Drag over a stretch of the lanes first, then press the class</source>
        <translation>Zuerst über einen Abschnitt der Spuren ziehen, dann die Klasse drücken</translation>
    </message>
    <message>
        <source>No class has the key %1</source>
        <translation>Keine Klasse hat die Taste %1</translation>
    </message>
    <message>
        <source>Press the class of the stretch that you drew</source>
        <translation>Die Klasse des gezogenen Abschnitts drücken</translation>
    </message>
    <message>
        <source>There is no question to say yes to</source>
        <translation>Es gibt keine Frage, die zu bejahen wäre</translation>
    </message>
    <message>
        <source>nobody can say</source>
        <translation>niemand kann es sagen</translation>
    </message>
    <message>
        <source>Press the class of the stretch that you drew, or Skip to forget it</source>
        <translation>Die Klasse des gezogenen Abschnitts drücken, oder Überspringen, um ihn zu vergessen</translation>
    </message>
    <message>
        <source>There is no question to say no to</source>
        <translation>Es gibt keine Frage, die zu verneinen wäre</translation>
    </message>
    <message>
        <source>%1 It is not asked again.</source>
        <translation>%1 Es wird nicht wieder gefragt.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>The stretch is forgotten; nothing was stored.</source>
        <translation>Der Abschnitt ist vergessen; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Left open.</source>
        <translation>Offen gelassen.</translation>
    </message>
    <message>
        <source>There is no answer to take back</source>
        <translation>Es gibt keine Antwort zum Zurücknehmen</translation>
    </message>
    <message>
        <source>Labels were changed elsewhere since your last answer, so it stays; the history on the Label page can undo it</source>
        <translation>Seit Ihrer letzten Antwort wurden Markierungen anderswo geändert, daher bleibt sie; der Verlauf der Seite „Markieren“ kann sie rückgängig machen</translation>
    </message>
    <message>
        <source>Taken back: your last answer.</source>
        <translation>Zurückgenommen: Ihre letzte Antwort.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::LabelSetupDialog</name>
    <message>
        <source>Scheme and people</source>
        <translation>Schema und Personen</translation>
    </message>
    <message>
        <source>Scheme, people, snapshots</source>
        <translation>Schema, Personen, Schnappschüsse</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Everything is stored as you change it.</source>
        <translation>Alles wird beim Ändern gespeichert.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stored.</source>
        <translation>Gespeichert.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>„%1“ ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>%1 wird geöffnet...</translation>
    </message>
    <message>
        <source>%1 stays open</source>
        <translation>%1 bleibt geöffnet</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>Opened for reading only: %1</source>
        <translation>Nur zum Lesen geöffnet: %1</translation>
    </message>
    <message>
        <source>%1 - Tocsin</source>
        <translation>%1 - Tocsin</translation>
    </message>
    <message>
        <source>Tocsin</source>
        <translation>Tocsin</translation>
    </message>
    <message>
        <source>Needs an open project</source>
        <translation>Benötigt ein geöffnetes Projekt</translation>
    </message>
    <message>
        <source>%1; recordings: %2, runs: %3</source>
        <translation>%1; Aufzeichnungen: %2, Läufe: %3</translation>
    </message>
    <message>
        <source>%1 (read only); recordings: %2, runs: %3</source>
        <translation>%1 (nur lesbar); Aufzeichnungen: %2, Läufe: %3</translation>
    </message>
    <message>
        <source>Make the demo plant</source>
        <translation>Demo-Werk anlegen</translation>
    </message>
    <message>
        <source>Nothing can be imported: the project is open for reading only. %1</source>
        <translation>Es kann nichts importiert werden: Das Projekt ist nur zum Lesen geöffnet. %1</translation>
    </message>
    <message>
        <source>Labels and work orders go into the project that is open: %1</source>
        <translation>Markierungen und Arbeitsaufträge kommen in das geöffnete Projekt: %1</translation>
    </message>
    <message>
        <source>drop them once more when it has opened</source>
        <translation>nach dem Öffnen noch einmal ablegen</translation>
    </message>
    <message>
        <source>Read labels from %1</source>
        <translation>Markierungen aus %1 lesen</translation>
    </message>
    <message>
        <source>labels added: %1, known already: %2</source>
        <translation>Markierungen hinzugefügt: %1, schon bekannt: %2</translation>
    </message>
    <message>
        <source>Read work orders from %1</source>
        <translation>Arbeitsaufträge aus %1 lesen</translation>
    </message>
    <message>
        <source>work orders added: %1, known already: %2, unreadable: %3; labels proposed: %4</source>
        <translation>Arbeitsaufträge hinzugefügt: %1, schon bekannt: %2, unlesbar: %3; Markierungen vorgeschlagen: %4</translation>
    </message>
    <message>
        <source>Jobs are running</source>
        <translation>Vorgänge laufen</translation>
    </message>
    <message>
        <source>&amp;Stop them and close</source>
        <translation>An&amp;halten und schließen</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>Der Ordner %1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Daten</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>Schwe&amp;lle</translation>
    </message>
    <message>
        <source>&amp;New project...</source>
        <translation>&amp;Neues Projekt...</translation>
    </message>
    <message>
        <source>Make an empty project folder</source>
        <translation>Einen leeren Projektordner anlegen</translation>
    </message>
    <message>
        <source>&amp;Open project...</source>
        <translation>Projekt ö&amp;ffnen...</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>Einen Projektordner öffnen</translation>
    </message>
    <message>
        <source>Open your &amp;data...</source>
        <translation>Eigene &amp;Daten öffnen...</translation>
    </message>
    <message>
        <source>Bring files into the project, or into a new one</source>
        <translation>Dateien in das Projekt oder in ein neues aufnehmen</translation>
    </message>
    <message>
        <source>Try the d&amp;emo...</source>
        <translation>D&amp;emo ausprobieren...</translation>
    </message>
    <message>
        <source>Make the demo plant in a folder of your choice and open it</source>
        <translation>Das Demo-Werk in einem Ordner Ihrer Wahl anlegen und öffnen</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Show what was imported, labelled or trained since</source>
        <translation>Zeigen, was seitdem importiert, markiert oder trainiert wurde</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation>Zurück zur Startseite</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Find a command...</source>
        <translation>&amp;Befehl suchen...</translation>
    </message>
    <message>
        <source>Everything that can be done, by its name</source>
        <translation>Alles, was möglich ist, über seinen Namen</translation>
    </message>
    <message>
        <source>&amp;Keys...</source>
        <translation>&amp;Tasten...</translation>
    </message>
    <message>
        <source>Give actions the keys you like</source>
        <translation>Aktionen eigene Tasten zuweisen</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>&amp;Einstellungen...</translation>
    </message>
    <message>
        <source>Colours, language, what happens at start</source>
        <translation>Farben, Sprache, Verhalten beim Start</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Dark or light as the desktop is</source>
        <translation>Dunkel oder hell wie der Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Put all panels back where they were at first</source>
        <translation>Alle Bereiche an ihren ursprünglichen Platz setzen</translation>
    </message>
    <message>
        <source>&amp;Key sheet</source>
        <translation>&amp;Tastenübersicht</translation>
    </message>
    <message>
        <source>All keys in force, to look at or to print</source>
        <translation>Alle gültigen Tasten, zum Ansehen oder Drucken</translation>
    </message>
    <message>
        <source>&amp;About Tocsin</source>
        <translation>Ü&amp;ber Tocsin</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Markieren</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>M&amp;odell</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>O&amp;pen recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>No project was opened yet</source>
        <translation>Bisher wurde kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation>Es gibt nichts wiederherzustellen</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>About Tocsin</source>
        <translation>Über Tocsin</translation>
    </message>
    <message>
        <source>Tocsin %1
From sensor histories to an edge device that raises the alarm.
GNU General Public License, version 3 or later.</source>
        <translation>Tocsin %1
Von Sensorhistorien bis zum Edge-Gerät, das den Alarm auslöst.
GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>Open data files</source>
        <translation>Datendateien öffnen</translation>
    </message>
    <message>
        <source>Where shall the new project be?</source>
        <translation>Wo soll das neue Projekt liegen?</translation>
    </message>
    <message>
        <source>Project folder (*.tocsin)</source>
        <translation>Projektordner (*.tocsin)</translation>
    </message>
    <message>
        <source>Where shall the demo be?</source>
        <translation>Wo soll die Demo liegen?</translation>
    </message>
    <message>
        <source>Folder (*)</source>
        <translation>Ordner (*)</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>Wo liegt %1 jetzt?</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Vorgänge</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>In a &amp;terminal</source>
        <translation>Im &amp;Terminal</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>&amp;Erklären</translation>
    </message>
    <message>
        <source>Ex&amp;port</source>
        <translation>E&amp;xport</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard to the next part of the window; leads out of the lanes</source>
        <translation>Die Tastatur in den nächsten Teil des Fensters führen; führt aus den Spuren heraus</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard to the part before</source>
        <translation>Die Tastatur in den Teil davor führen</translation>
    </message>
    <message>
        <source>Jobs that run: %1. They are stopped when it closes; what is finished stays.</source>
        <translation>Laufende Vorgänge: %1. Sie werden beim Schließen angehalten; was fertig ist, bleibt.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::OperatingText</name>
    <message>
        <source>%1 a machine-month</source>
        <translation>%1 je Maschinenmonat</translation>
    </message>
    <message>
        <source>Threshold %1: %2 false alarms in %3 machine-days without event</source>
        <translation>Schwelle %1: %2 Fehlalarme in %3 Maschinentagen ohne Ereignis</translation>
    </message>
    <message>
        <source>; %1 of %2 events found</source>
        <translation>; %1 von %2 Ereignissen gefunden</translation>
    </message>
    <message>
        <source>There is no time without event, so nothing can be said about false alarms.</source>
        <translation>Es gibt keine Zeit ohne Ereignis, daher lässt sich über Fehlalarme nichts sagen.</translation>
    </message>
    <message>
        <source>at %1 % confidence the true rate is at most %2 (%3 in %4 machine-days, exact Poisson limit)</source>
        <translation>beim Vertrauensniveau %1 % beträgt die wahre Rate höchstens %2 (%3 in %4 Maschinentagen, exakte Poisson-Schranke)</translation>
    </message>
    <message>
        <source>Within the budget of %1: %2. That holds for a threshold fixed beforehand; &quot;Find the threshold&quot; also allows for the search.</source>
        <translation>Budget von %1 eingehalten: %2. Das gilt für eine vorab festgelegte Schwelle; „Schwelle suchen“ berücksichtigt auch die Suche.</translation>
    </message>
    <message>
        <source>Over the budget of %1: %2.</source>
        <translation>Budget von %1 überschritten: %2.</translation>
    </message>
    <message>
        <source>Budget of %1 not shown yet: %2. It would take %3 machine-days without event at this count.</source>
        <translation>Budget von %1 noch nicht nachgewiesen: %2. Bei dieser Anzahl wären %3 Maschinentage ohne Ereignis nötig.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::OutlookPanel</name>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Expected size</source>
        <translation>Erwartete Größe</translation>
    </message>
    <message>
        <source>Work for one window</source>
        <translation>Rechenaufwand je Fenster</translation>
    </message>
    <message>
        <source>Memory while training</source>
        <translation>Speicher beim Training</translation>
    </message>
    <message>
        <source>Expected time</source>
        <translation>Erwartete Dauer</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>What cannot be shown</source>
        <translation>Was nicht nachweisbar ist</translation>
    </message>
    <message>
        <source>Shared windows</source>
        <translation>Gemeinsame Fenster</translation>
    </message>
    <message>
        <source>Whose curves these are</source>
        <translation>Wozu diese Kurven gehören</translation>
    </message>
    <message>
        <source>&amp;Go to Label</source>
        <translation>Zu „Mar&amp;kieren“</translation>
    </message>
    <message>
        <source>Before the start, and curves</source>
        <translation>Vor dem Start, und Kurven</translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation>Vor dem Start</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Go to the Label page</source>
        <translation>Zur Seite „Markieren“</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>used</source>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>This recipe needs labels: confirm some on the Label page, or choose a recipe that learns normal operation only.</source>
        <translation>Dieses Rezept benötigt Markierungen: einige auf der Seite „Markieren“ bestätigen oder ein Rezept wählen, das nur den Normalbetrieb lernt.</translation>
    </message>
    <message>
        <source>waits for the settings</source>
        <translation>wartet auf die Einstellungen</translation>
    </message>
    <message>
        <source>waits for the training to end</source>
        <translation>wartet auf das Ende des Trainings</translation>
    </message>
    <message>
        <source>reading the recordings...</source>
        <translation>Aufzeichnungen werden gelesen...</translation>
    </message>
    <message>
        <source>measuring a few steps...</source>
        <translation>einige Schritte werden gemessen...</translation>
    </message>
    <message>
        <source>%1, in training</source>
        <translation>%1, im Training</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Run %1 has no curves: it was fitted in one pass, or ended before its first epoch</source>
        <translation>Lauf %1 hat keine Kurven: Er wurde in einem Durchgang angepasst oder endete vor seiner ersten Epoche</translation>
    </message>
    <message>
        <source>Train a network, or choose a run below, to see its curves</source>
        <translation>Ein Netz trainieren oder unten einen Lauf wählen, um seine Kurven zu sehen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::PeoplePanel</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Label in this name</source>
        <translation>In diesem Namen markieren</translation>
    </message>
    <message>
        <source>Who labels in this project</source>
        <translation>Wer in diesem Projekt markiert</translation>
    </message>
    <message>
        <source>Name of another person</source>
        <translation>Name einer weiteren Person</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Add the person</source>
        <translation>Die Person hinzufügen</translation>
    </message>
    <message>
        <source>Label in the name of the chosen person</source>
        <translation>Im Namen der gewählten Person markieren</translation>
    </message>
    <message>
        <source>%1, labels: %2</source>
        <translation>%1, Markierungen: %2</translation>
    </message>
    <message>
        <source>Labels are made without a name</source>
        <translation>Markierungen entstehen ohne Namen</translation>
    </message>
    <message>
        <source>Labels are made in the name of %1</source>
        <translation>Markierungen entstehen im Namen von %1</translation>
    </message>
    <message>
        <source>Choose a person first</source>
        <translation>Zuerst eine Person wählen</translation>
    </message>
    <message>
        <source>Write the name of the person first</source>
        <translation>Zuerst den Namen der Person schreiben</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::PrecisionModel</name>
    <message>
        <source>No int8 model yet. It is smaller and often quicker; what it changes is listed here.</source>
        <translation>Noch kein int8-Modell. Es ist kleiner und oft schneller; was es ändert, steht dann hier.</translation>
    </message>
    <message>
        <source>int8 is kept: %1.</source>
        <translation>int8 wird behalten: %1.</translation>
    </message>
    <message>
        <source>fp32 stays: %1.</source>
        <translation>fp32 bleibt: %1.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>Modelldatei</translation>
    </message>
    <message>
        <source>Time a window, median</source>
        <translation>Zeit je Fenster, Median</translation>
    </message>
    <message>
        <source>False alarms, unseen time</source>
        <translation>Fehlalarme, ungesehene Zeit</translation>
    </message>
    <message>
        <source>Largest score change</source>
        <translation>Größte Score-Änderung</translation>
    </message>
    <message>
        <source>Decisions changed</source>
        <translation>Geänderte Entscheidungen</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>Event of %1, %2</source>
        <translation>Ereignis an %1, %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no alarm</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Alarm of %1</source>
        <translation>Alarm an %1</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::PreferencesDialog</name>
    <message>
        <source>Nothing is called like that</source>
        <translation>Keine Einstellung dieses Namens</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Plots, icons and text follow at once.</source>
        <translation>Diagramme, Symbole und Text folgen sofort.</translation>
    </message>
    <message>
        <source>theme dark light look</source>
        <translation>Design Farbschema dunkel hell Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Applies when the program starts next. Numbers in files do not change.</source>
        <translation>Gilt ab dem nächsten Programmstart. Zahlen in Dateien ändern sich nicht.</translation>
    </message>
    <message>
        <source>Your name on labels</source>
        <translation>Ihr Name an Markierungen</translation>
    </message>
    <message>
        <source>Says who judged what; there is no password.</source>
        <translation>Sagt, wer was beurteilt hat; es gibt kein Passwort.</translation>
    </message>
    <message>
        <source>rater user</source>
        <translation>Bewerter Benutzer</translation>
    </message>
    <message>
        <source>Open the last project where I left it</source>
        <translation>Letztes Projekt an der verlassenen Stelle öffnen</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>Project, page and the stretch of time that was shown.</source>
        <translation>Projekt, Seite und der gezeigte Zeitabschnitt.</translation>
    </message>
    <message>
        <source>session restore</source>
        <translation>Sitzung wiederherstellen</translation>
    </message>
    <message>
        <source>Change keys...</source>
        <translation>Tasten ändern...</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Every action can have a key of your choice.</source>
        <translation>Jede Aktion kann eine Taste Ihrer Wahl haben.</translation>
    </message>
    <message>
        <source>shortcut keyboard</source>
        <translation>Tastenkürzel Tastenkombination Tastatur</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::PreflightLines</name>
    <message>
        <source>Leakage</source>
        <translation>Datenleck</translation>
    </message>
    <message>
        <source>Rows in two parts of the split: %1.</source>
        <translation>Zeilen in zwei Teilen der Aufteilung: %1.</translation>
    </message>
    <message>
        <source>The first test windows reach back into training.</source>
        <translation>Die ersten Testfenster reichen in das Training zurück.</translation>
    </message>
    <message>
        <source>No row stands in two parts of the split.</source>
        <translation>Keine Zeile steht in zwei Teilen der Aufteilung.</translation>
    </message>
    <message>
        <source>The figures of the test part are too good: train again with another split.</source>
        <translation>Die Werte des Testteils sind zu gut: mit einer anderen Aufteilung neu trainieren.</translation>
    </message>
    <message>
        <source>No window of training, validation and test shares a row with another part.</source>
        <translation>Kein Fenster von Training, Validierung und Test teilt eine Zeile mit einem anderen Teil.</translation>
    </message>
    <message>
        <source>Machines that stand in training and in test, at other times: %1. How the model does on a new machine was not tested with them.</source>
        <translation>Maschinen, die in Training und Test vorkommen, zu verschiedenen Zeiten: %1. Wie sich das Modell an einer neuen Maschine verhält, wurde mit ihnen nicht geprüft.</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Channels, units</source>
        <translation>Kanäle, Einheiten</translation>
    </message>
    <message>
        <source>As the model wants them (%1 channels, %2 recordings).</source>
        <translation>Wie vom Modell verlangt (%1 Kanäle, %2 Aufzeichnungen).</translation>
    </message>
    <message>
        <source>Every recording of the project has the channels of the input contract, in the same units.</source>
        <translation>Jede Aufzeichnung des Projekts hat die Kanäle der Eingangsvereinbarung in denselben Einheiten.</translation>
    </message>
    <message>
        <source>%1 lacks the channel %2.</source>
        <translation>%1 fehlt der Kanal %2.</translation>
    </message>
    <message>
        <source>%1 has %2 in %3, the model wants %4.</source>
        <translation>%1, Kanal %2: Einheit gefunden: %3, vom Modell verlangt: %4.</translation>
    </message>
    <message>
        <source>Faults in all: %1.</source>
        <translation>Fehler insgesamt: %1.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>%1 moved by %2 robust deviations</source>
        <translation>%1 um %2 robuste Abweichungen verschoben</translation>
    </message>
    <message>
        <source>%1 moved, and was constant in training</source>
        <translation>%1 hat sich verschoben und war im Training konstant</translation>
    </message>
    <message>
        <source>%1 % of clean scores above the 99 % mark</source>
        <comment>of training</comment>
        <translation>%1 % der störungsfreien Scores über der 99-%-Marke</translation>
    </message>
    <message>
        <source>There is no clean time to compare with training.</source>
        <translation>Es gibt keine störungsfreie Zeit zum Vergleich mit dem Training.</translation>
    </message>
    <message>
        <source>Inputs: how far the median of each channel moved since training, in robust deviations (interquartile range / 1.349); the largest is told, 1 is worth a look, 3 stops. Scores: the share of %1 clean scores above the 99 % quantile of training, 1 % without drift, 3 % is worth a look, 10 % stops. Recordings that took no part and were looked at: %2.</source>
        <translation>Eingänge: wie weit sich der Median jedes Kanals seit dem Training verschoben hat, in robusten Abweichungen (Interquartilsabstand / 1.349); genannt wird die größte, ab 1 ansehen, ab 3 Stopp. Scores: der Anteil von %1 störungsfreien Scores über dem 99-%-Quantil des Trainings, ohne Drift 1 %, ab 3 % ansehen, ab 10 % Stopp. Nicht beteiligte Aufzeichnungen, die angesehen wurden: %2.</translation>
    </message>
    <message>
        <source>Clock, time zone</source>
        <translation>Uhr, Zeitzone</translation>
    </message>
    <message>
        <source>Recordings in the future or before 1990: %1.</source>
        <translation>Aufzeichnungen in der Zukunft oder vor 1990: %1.</translation>
    </message>
    <message>
        <source>Rows that go back in time: %1.</source>
        <translation>Zeilen, die in der Zeit zurückgehen: %1.</translation>
    </message>
    <message>
        <source>Rows that repeat a time: %1.</source>
        <translation>Zeilen, die eine Zeit wiederholen: %1.</translation>
    </message>
    <message>
        <source>Recordings more than 5 % off the rate of training: %1.</source>
        <translation>Aufzeichnungen mit mehr als 5 % Abweichung von der Abtastrate des Trainings: %1.</translation>
    </message>
    <message>
        <source>Times run forward, at the rate of training.</source>
        <translation>Die Zeiten laufen vorwärts, mit der Abtastrate des Trainings.</translation>
    </message>
    <message>
        <source>First look at %1.</source>
        <translation>Zuerst %1 ansehen.</translation>
    </message>
    <message>
        <source>Times without a zone are read as UTC, on the device too.</source>
        <translation>Zeiten ohne Zeitzone werden als UTC gelesen, auch auf dem Gerät.</translation>
    </message>
    <message>
        <source>Times without a zone were read as %1; the device does the same.</source>
        <translation>Zeiten ohne Zeitzone wurden als %1 gelesen; das Gerät verfährt ebenso.</translation>
    </message>
    <message>
        <source>Memory on target</source>
        <translation>Speicher des Zielgeräts</translation>
    </message>
    <message>
        <source>Needs %1, the target has %2.</source>
        <translation>Benötigt %1, das Zielgerät hat %2.</translation>
    </message>
    <message>
        <source>Needs %1; say above what the target has.</source>
        <translation>Benötigt %1; oben angeben, was das Zielgerät hat.</translation>
    </message>
    <message>
        <source>Estimated: %1 of weights and %2 of values alive at once. The runtime itself comes on top.</source>
        <translation>Geschätzt: %1 für Gewichte und %2 für gleichzeitig gehaltene Werte. Die Laufzeitumgebung selbst kommt hinzu.</translation>
    </message>
    <message>
        <source>Worst latency</source>
        <translation>Größte Latenz</translation>
    </message>
    <message>
        <source>No window to measure with.</source>
        <translation>Kein Fenster zum Messen.</translation>
    </message>
    <message>
        <source>99 of 100 windows within %1 ms; one is due every %2.</source>
        <translation>99 von 100 Fenstern in höchstens %1 ms; alle %2 ist eines fällig.</translation>
    </message>
    <message>
        <source>99 of 100 windows within %1 ms; how often one is due is not known.</source>
        <translation>99 von 100 Fenstern in höchstens %1 ms; wie oft eines fällig ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Measured now on this machine, one thread, %1 windows: median %2 ms, 99th percentile %3 ms, worst %4 ms. Multiply by what the target is slower.</source>
        <translation>Jetzt auf diesem Rechner gemessen, ein Thread, %1 Fenster: Median %2 ms, 99. Perzentil %3 ms, Maximum %4 ms. Mit dem Faktor multiplizieren, um den das Zielgerät langsamer ist.</translation>
    </message>
    <message>
        <source>Newer labels</source>
        <translation>Neuere Markierungen</translation>
    </message>
    <message>
        <source>The model knows the labels as they stand.</source>
        <translation>Das Modell kennt den jetzigen Stand der Markierungen.</translation>
    </message>
    <message>
        <source>Labels or recordings are not those of training any more.</source>
        <translation>Markierungen oder Aufzeichnungen sind nicht mehr die des Trainings.</translation>
    </message>
    <message>
        <source>Changes of labels after training: %1. Recordings that came after: %2.</source>
        <translation>Änderungen an Markierungen nach dem Training: %1. Später hinzugekommene Aufzeichnungen: %2.</translation>
    </message>
    <message>
        <source>Train again to take them in.</source>
        <translation>Neu trainieren, um sie einzubeziehen.</translation>
    </message>
    <message>
        <source>Simple methods</source>
        <translation>Einfache Verfahren</translation>
    </message>
    <message>
        <source>Not compared: %1.</source>
        <translation>Nicht verglichen: %1.</translation>
    </message>
    <message>
        <source>None is better: %1, best of them %2 (%3).</source>
        <translation>Keines ist besser: Modell %1, bestes davon %2 (%3).</translation>
    </message>
    <message>
        <source>One is better: the model has %1, %3 has %2.</source>
        <translation>Eines ist besser: Modell %1, %3 erreicht %2.</translation>
    </message>
    <message>
        <source>accuracy of classes</source>
        <translation>Genauigkeit der Klassen</translation>
    </message>
    <message>
        <source>area under the ROC curve of windows</source>
        <translation>Fläche unter der ROC-Kurve der Fenster</translation>
    </message>
    <message>
        <source>events found</source>
        <translation>gefundene Ereignisse</translation>
    </message>
    <message>
        <source>Measured by %1 on the test part; the best simple method is the best on that very time.</source>
        <translation>Maß auf dem Testteil: %1; das beste einfache Verfahren ist das beste auf genau dieser Zeit.</translation>
    </message>
    <message>
        <source>False-alarm budget</source>
        <translation>Fehlalarm-Budget</translation>
    </message>
    <message>
        <source>None was asked for; the limit of training stands in.</source>
        <translation>Keines war verlangt; ersatzweise gilt die Grenze des Trainings.</translation>
    </message>
    <message>
        <source>Such a bundle goes out with a reason only, which the device repeats.</source>
        <translation>Ein solches Bündel geht nur mit einer Begründung hinaus, die das Gerät wiedergibt.</translation>
    </message>
    <message>
        <source>%1 is shown: at most %2 false alarms a machine-month.</source>
        <translation>%1 ist nachgewiesen: höchstens %2 Fehlalarme je Maschinenmonat.</translation>
    </message>
    <message>
        <source>%1 is not shown yet.</source>
        <translation>%1 ist noch nicht nachgewiesen.</translation>
    </message>
    <message>
        <source>Upper limit at the confidence of the decision record, on validation time.</source>
        <translation>Obere Schranke beim Vertrauensniveau des Entscheidungsprotokolls, auf Validierungszeit.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>diese Seite</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>state of a check</comment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>state of a check: a person should look</comment>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>state of a check</comment>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>state of a check</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles in Ordnung.</translation>
    </message>
    <message>
        <source>stop: %1</source>
        <comment>lines that say stop</comment>
        <translation>Stopp: %1</translation>
    </message>
    <message>
        <source>look: %1</source>
        <comment>lines that want to be looked at</comment>
        <translation>ansehen: %1</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <comment>lines</comment>
        <translation>unbekannt: %1</translation>
    </message>
    <message>
        <source>OK: %1</source>
        <comment>lines</comment>
        <translation>OK: %1</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::PreflightModel</name>
    <message>
        <source>%1
Double click or Enter opens where it is mended: %2</source>
        <translation>%1
Doppelklick oder Eingabe öffnet die Stelle zum Beheben: %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfpunkt</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Mend in</source>
        <translation>Zu beheben in</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::RecipeModel</name>
    <message>
        <source>baseline; %1</source>
        <translation>Vergleich; %1</translation>
    </message>
    <message>
        <source>labelled classes</source>
        <translation>markierte Klassen</translation>
    </message>
    <message>
        <source>normal operation only</source>
        <translation>nur Normalbetrieb</translation>
    </message>
    <message>
        <source>Needs confirmed labels of at least two classes.</source>
        <translation>Benötigt bestätigte Markierungen von mindestens zwei Klassen.</translation>
    </message>
    <message>
        <source>Learns from normal time; labels only keep faults out of it.</source>
        <translation>Lernt aus normaler Zeit; Markierungen halten nur Störungen heraus.</translation>
    </message>
    <message>
        <source> A baseline: fitted beside every run anyway.</source>
        <translation> Ein Vergleichsverfahren: wird ohnehin bei jedem Lauf mit angepasst.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::RecordingBands</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 (proposed)</source>
        <translation>%1 (vorgeschlagen)</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>Alarm</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::RejectModel</name>
    <message>
        <source>near the end</source>
        <translation>nahe dem Ende</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::RunTableModel</name>
    <message>
        <source>no event there</source>
        <translation>dort kein Ereignis</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>best baseline: %1</source>
        <translation>bester Vergleich: %1</translation>
    </message>
    <message>
        <source>False alarms a machine-day of normal time; in brackets the exact 95 % upper limit (Poisson)</source>
        <translation>Fehlalarme je Maschinentag normaler Zeit; in Klammern die exakte obere 95-%-Schranke (Poisson)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Made (UTC)</source>
        <translation>Erstellt (UTC)</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Run %1, %2, %3</source>
        <translation>Lauf %1, %2, %3</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>Einstellungen: %1</translation>
    </message>
    <message>
        <source>the recipe&apos;s defaults</source>
        <translation>die Vorgaben des Rezepts</translation>
    </message>
    <message>
        <source>Split: %1; seed %2, threads %3</source>
        <translation>Aufteilung: %1; Startwert %2, Threads %3</translation>
    </message>
    <message>
        <source>Threshold %1, from %2; model %3</source>
        <translation>Schwelle %1, aus %2; Modell %3</translation>
    </message>
    <message>
        <source>Machine-days looked at: %1, of them without event: %2</source>
        <translation>Ausgewertete Maschinentage: %1, davon ohne Ereignis: %2</translation>
    </message>
    <message>
        <source>%1 (≤ %2)</source>
        <translation>%1 (≤ %2)</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>vorzeitig angehalten</translation>
    </message>
    <message>
        <source>older than your labels</source>
        <translation>älter als Ihre Markierungen</translation>
    </message>
    <message>
        <source>Recordings or labels have changed since this run was trained; train anew to use them</source>
        <translation>Aufzeichnungen oder Markierungen haben sich seit dem Training dieses Laufs geändert; neu trainieren, um sie einzubeziehen</translation>
    </message>
    <message>
        <source>Where the figures were measured: test once the run is evaluated, validation before</source>
        <translation>Wo die Werte gemessen wurden: im Test, sobald der Lauf ausgewertet ist, vorher in der Validierung</translation>
    </message>
    <message>
        <source>Area under the ROC curve of window scores against the labels</source>
        <translation>Fläche unter der ROC-Kurve der Fenster-Scores gegen die Markierungen</translation>
    </message>
    <message>
        <source>Average precision: area under the precision-recall curve</source>
        <translation>Mittlere Präzision (AP): Fläche unter der Precision-Recall-Kurve</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Events
found</source>
        <translation>Gefundene
Ereignisse</translation>
    </message>
    <message>
        <source>Lead time
(median)</source>
        <translation>Vorwarnzeit
(Median)</translation>
    </message>
    <message>
        <source>False alarms
a day (bound)</source>
        <translation>Fehlalarme
je Tag (Schranke)</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>Not measured yet: press Evaluate, or tocsin evaluate PROJECT %1</source>
        <translation>Noch nicht gemessen: „Auswerten“ drücken oder tocsin evaluate PROJECT %1</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::RunsPanel</name>
    <message>
        <source>Runs, each with its best baseline</source>
        <translation>Läufe, jeder mit seinem besten Vergleichsverfahren</translation>
    </message>
    <message>
        <source>Choose two runs to see where they differ</source>
        <translation>Zwei Läufe wählen, um die Unterschiede zu sehen</translation>
    </message>
    <message>
        <source>Where the two runs differ</source>
        <translation>Worin sich die beiden Läufe unterscheiden</translation>
    </message>
    <message>
        <source>About the run</source>
        <translation>Über den Lauf</translation>
    </message>
    <message>
        <source>Ev&amp;aluate</source>
        <translation>Aus&amp;werten</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Fortset&amp;zen</translation>
    </message>
    <message>
        <source>Pic&amp;k a threshold</source>
        <translation>Schwelle w&amp;ählen</translation>
    </message>
    <message>
        <source>No run yet. Choose a recipe above and press Train.</source>
        <translation>Noch kein Lauf. Oben ein Rezept wählen und „Trainieren“ drücken.</translation>
    </message>
    <message>
        <source>Choose a run, or two to compare them.</source>
        <translation>Einen Lauf wählen, oder zwei zum Vergleichen.</translation>
    </message>
    <message>
        <source>Choose one run, or two to compare them.</source>
        <translation>Einen Lauf wählen, oder zwei zum Vergleichen.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SchemeModel</name>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>The program knows &apos;%1&apos; by its name</source>
        <translation>Das Programm kennt „%1“ unter diesem Namen</translation>
    </message>
    <message>
        <source>Labels have the class &apos;%1&apos;, so it keeps its name; give them another class first</source>
        <translation>Markierungen haben die Klasse „%1“, daher behält sie ihren Namen; ihnen zuerst eine andere Klasse geben</translation>
    </message>
    <message>
        <source>A key is a digit from 1 to 9, or nothing; 0 is always &apos;normal&apos;</source>
        <translation>Eine Taste ist eine Ziffer von 1 bis 9 oder nichts; 0 ist immer „normal“</translation>
    </message>
    <message>
        <source>Write the name of the class first</source>
        <translation>Zuerst den Namen der Klasse schreiben</translation>
    </message>
    <message>
        <source>There is a class &apos;%1&apos; already</source>
        <translation>Eine Klasse „%1“ gibt es schon</translation>
    </message>
    <message>
        <source>Choose a class first</source>
        <translation>Zuerst eine Klasse wählen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SchemePanel</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Name of the new class</source>
        <translation>Name der neuen Klasse</translation>
    </message>
    <message>
        <source>new class</source>
        <translation>neue Klasse</translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation>Die Klasse hinzufügen</translation>
    </message>
    <message>
        <source>Remove the chosen class</source>
        <translation>Die gewählte Klasse entfernen</translation>
    </message>
    <message>
        <source>When a label overlaps an older one of the same person</source>
        <translation>Wenn eine Markierung eine ältere derselben Person überlappt</translation>
    </message>
    <message>
        <source>Exclusive: the older one is cut back to what the new one leaves</source>
        <translation>Ausschließend: die ältere wird auf das gekürzt, was die neue übrig lässt</translation>
    </message>
    <message>
        <source>Layered: both stay</source>
        <translation>Geschichtet: beide bleiben</translation>
    </message>
    <message>
        <source>Ask: a question comes each time, before anything is stored</source>
        <translation>Fragen: jedes Mal kommt eine Frage, bevor etwas gespeichert wird</translation>
    </message>
    <message>
        <source>Refuse: the new one is not stored</source>
        <translation>Verweigern: die neue wird nicht gespeichert</translation>
    </message>
    <message>
        <source>Choose a class first</source>
        <translation>Zuerst eine Klasse wählen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SessionWindow</name>
    <message>
        <source>Labelling Session</source>
        <translation>Markier-Sitzung</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Write your name</source>
        <translation>Ihren Namen schreiben</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>You are asked one question at a time. Every answer is saved at once, and can be taken back.</source>
        <translation>Sie werden eines nach dem anderen gefragt. Jede Antwort ist sofort gespeichert und kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>What the sensors showed</source>
        <translation>Was die Sensoren zeigten</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No, reject</source>
        <translation>Nein, ablehnen</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Cannot say</source>
        <translation>Nicht zu sagen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Other sensors</source>
        <translation>Andere Sensoren</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>Andere Person</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>I am %1</source>
        <translation>Ich bin %1</translation>
    </message>
    <message>
        <source>It was %1</source>
        <translation>Es war %1</translation>
    </message>
    <message>
        <source>%1. Times are UTC.</source>
        <translation>%1. Zeiten sind UTC.</translation>
    </message>
    <message>
        <source>Press the class of the stretch that you drew</source>
        <translation>Die Klasse des gezogenen Abschnitts drücken</translation>
    </message>
    <message>
        <source>There is no question left</source>
        <translation>Es ist keine Frage übrig</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Next recording</source>
        <translation>Nächste Aufzeichnung</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>%1 wird geöffnet...</translation>
    </message>
    <message>
        <source>%1 cannot be shown.
%2</source>
        <translation>%1 kann nicht gezeigt werden.
%2</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SettingModel</name>
    <message>
        <source>Choose a setting to read what it does</source>
        <translation>Eine Einstellung wählen, um ihre Wirkung zu lesen</translation>
    </message>
    <message>
        <source>Write net.width or another setting of the architecture, or drift.CHANNEL; then give its value</source>
        <translation>net.width, eine andere Einstellung der Architektur oder drift.CHANNEL schreiben; dann ihren Wert angeben</translation>
    </message>
    <message>
        <source>Setting of the architecture or of a channel</source>
        <translation>Einstellung der Architektur oder eines Kanals</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>; default: %1</source>
        <translation>; Vorgabe: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>another...</source>
        <translation>weitere...</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SetupPanel</name>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Rezepte</translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>Was nicht passt</translation>
    </message>
    <message>
        <source>All settings of the recipe</source>
        <translation>Alle Einstellungen des Rezepts</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Ep&amp;ochs</source>
        <translation>&amp;Epochen</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>Stape&amp;l</translation>
    </message>
    <message>
        <source>Windows in a batch</source>
        <translation>Fenster je Stapel</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>Window in samples</source>
        <translation>Fenster in Abtastwerten</translation>
    </message>
    <message>
        <source>Stri&amp;de</source>
        <translation>Schr&amp;itt</translation>
    </message>
    <message>
        <source>Stride in samples</source>
        <translation>Schrittweite in Abtastwerten</translation>
    </message>
    <message>
        <source>Lear&amp;ning rate</source>
        <translation>Ler&amp;nrate</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert des Zufallsgenerators</translation>
    </message>
    <message>
        <source>Th&amp;reads</source>
        <translation>Th&amp;reads</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>How train, validation and test are split</source>
        <translation>Wie Training, Validierung und Test aufgeteilt werden</translation>
    </message>
    <message>
        <source>what the data allow</source>
        <translation>nach Datenlage</translation>
    </message>
    <message>
        <source>asset</source>
        <translation>nach Anlage</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>nach Aufzeichnung</translation>
    </message>
    <message>
        <source>time</source>
        <translation>nach Zeit</translation>
    </message>
    <message>
        <source>first rows</source>
        <translation>nach ersten Zeilen</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>nach Kennzeichen</translation>
    </message>
    <message>
        <source>First rows of each recording that train and validate</source>
        <translation>Erste Zeilen jeder Aufzeichnung, die trainieren und validieren</translation>
    </message>
    <message>
        <source>Tag of the recordings that test</source>
        <translation>Kennzeichen der Aufzeichnungen, die testen</translation>
    </message>
    <message>
        <source>Channels to learn from</source>
        <translation>Kanäle, aus denen gelernt wird</translation>
    </message>
    <message>
        <source>Split b&amp;y</source>
        <translation>A&amp;ufteilung</translation>
    </message>
    <message>
        <source>&amp;Inputs</source>
        <translation>Ein&amp;gänge</translation>
    </message>
    <message>
        <source>%1 has no such setting</source>
        <translation>%1 hat keine solche Einstellung</translation>
    </message>
    <message>
        <source>Empty: as many as gain something on a network of this size</source>
        <translation>Leer: so viele, wie bei einem Netz dieser Größe etwas bringen</translation>
    </message>
    <message>
        <source>The same seed, data and threads give the same model</source>
        <translation>Gleicher Startwert, gleiche Daten und Threads ergeben dasselbe Modell</translation>
    </message>
    <message>
        <source>Rows at the start of each recording; the rest tests</source>
        <translation>Zeilen am Anfang jeder Aufzeichnung; der Rest testet</translation>
    </message>
    <message>
        <source>No recording has a tag; tags are given at import</source>
        <translation>Keine Aufzeichnung hat ein Kennzeichen; Kennzeichen werden beim Import vergeben</translation>
    </message>
    <message>
        <source>the only channel</source>
        <translation>der einzige Kanal</translation>
    </message>
    <message>
        <source>all %1 channels</source>
        <translation>alle %1 Kanäle</translation>
    </message>
    <message>
        <source>%1 of %2 channels</source>
        <translation>%1 von %2 Kanälen</translation>
    </message>
    <message>
        <source>Channels that all recordings have</source>
        <translation>Kanäle, die alle Aufzeichnungen haben</translation>
    </message>
    <message>
        <source>Needs recordings with a channel in common</source>
        <translation>Benötigt Aufzeichnungen mit einem gemeinsamen Kanal</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SnapshotModel</name>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Markierungen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SnapshotPanel</name>
    <message>
        <source>Make a snapshot</source>
        <translation>Schnappschuss machen</translation>
    </message>
    <message>
        <source>What changed since</source>
        <translation>Was sich seither änderte</translation>
    </message>
    <message>
        <source>Restore...</source>
        <translation>Wiederherstellen...</translation>
    </message>
    <message>
        <source>Snapshots, newest first</source>
        <translation>Schnappschüsse, neueste zuerst</translation>
    </message>
    <message>
        <source>Name of the snapshot</source>
        <translation>Name des Schnappschusses</translation>
    </message>
    <message>
        <source>name, for example: before the second opinion</source>
        <translation>Name, zum Beispiel: vor der zweiten Meinung</translation>
    </message>
    <message>
        <source>Keep the labels as they are now under this name</source>
        <translation>Die Markierungen, wie sie jetzt sind, unter diesem Namen behalten</translation>
    </message>
    <message>
        <source>What changed since the chosen snapshot</source>
        <translation>Was sich seit dem gewählten Schnappschuss änderte</translation>
    </message>
    <message>
        <source>Bring the labels of the chosen snapshot back</source>
        <translation>Die Markierungen des gewählten Schnappschusses zurückholen</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>Choose a snapshot and ask what changed since</source>
        <translation>Einen Schnappschuss wählen und fragen, was sich seither änderte</translation>
    </message>
    <message>
        <source>Write the name of the snapshot first</source>
        <translation>Zuerst den Namen des Schnappschusses schreiben</translation>
    </message>
    <message>
        <source>Nothing changed since.</source>
        <translation>Seither hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing changed since &apos;%1&apos;</source>
        <translation>Seit „%1“ hat sich nichts geändert</translation>
    </message>
    <message>
        <source>Restore the snapshot</source>
        <translation>Den Schnappschuss wiederherstellen</translation>
    </message>
    <message>
        <source>Bring &apos;%1&apos; back? Labels made since, which go: %2. Labels removed since, which come back: %3. Labels changed back: %4. Undo takes this back.</source>
        <translation>„%1“ zurückholen? Seither gemachte Markierungen, die gehen: %2. Seither entfernte, die wiederkommen: %3. Zurückgeänderte: %4. Rückgängig nimmt dies zurück.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Blind: end that first, or what others said would be seen</source>
        <translation>Verdeckt: zuerst beenden, sonst wäre zu sehen, was andere sagten</translation>
    </message>
    <message>
        <source>There is no snapshot yet</source>
        <translation>Noch kein Schnappschuss</translation>
    </message>
    <message>
        <source>Choose a snapshot first</source>
        <translation>Zuerst einen Schnappschuss wählen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::SourceRowModel</name>
    <message>
        <source>Rejected: %1</source>
        <translation>Abgewiesen: %1</translation>
    </message>
    <message>
        <source>time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::StartPage</name>
    <message>
        <source>Tocsin</source>
        <translation>Tocsin</translation>
    </message>
    <message>
        <source>Hear the bell in time, and not in vain.</source>
        <translation>Die Glocke rechtzeitig hören, und nicht umsonst.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Projects that you open will stand here.</source>
        <translation>Geöffnete Projekte stehen künftig hier.</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Open your data</source>
        <translation>Eigene Daten öffnen</translation>
    </message>
    <message>
        <source>CSV, historian exports or MATLAB files become a new project. Nothing leaves this machine.</source>
        <translation>CSV, Historian-Exporte oder MATLAB-Dateien werden ein neues Projekt. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>A project is a folder. It opens where you left it.</source>
        <translation>Ein Projekt ist ein Ordner. Es öffnet sich dort, wo Sie es verlassen haben.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Three pumps, four months, seven failures: from data to a signed bundle in ten minutes.</source>
        <translation>Drei Pumpen, vier Monate, sieben Ausfälle: in zehn Minuten von den Daten zum signierten Bündel.</translation>
    </message>
    <message>
        <source>New empty project...</source>
        <translation>Neues leeres Projekt...</translation>
    </message>
    <message>
        <source>New empty project</source>
        <translation>Neues leeres Projekt</translation>
    </message>
    <message>
        <source>Clear the list of recent projects</source>
        <translation>Liste der zuletzt geöffneten Projekte leeren</translation>
    </message>
    <message>
        <source>Pinned projects stay; the projects themselves are not touched</source>
        <translation>Angeheftete Projekte bleiben; die Projekte selbst bleiben unberührt</translation>
    </message>
    <message>
        <source>Locate...</source>
        <translation>Suchen...</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Locate %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>Keep %1 in the list</source>
        <translation>%1 in der Liste behalten</translation>
    </message>
    <message>
        <source>Keep in the list</source>
        <translation>In der Liste behalten</translation>
    </message>
    <message>
        <source>It is not at %1 any more; locate it to open it</source>
        <translation>Es liegt nicht mehr unter %1; zum Öffnen den neuen Ort suchen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::StatusLine</name>
    <message>
        <source>All changes saved</source>
        <translation>Alle Änderungen gespeichert</translation>
    </message>
    <message>
        <source>All changes saved %1 s ago</source>
        <translation>Alle Änderungen vor %1 s gespeichert</translation>
    </message>
    <message>
        <source>All changes saved %1 min ago</source>
        <translation>Alle Änderungen vor %1 min gespeichert</translation>
    </message>
    <message>
        <source>All changes saved at %1</source>
        <translation>Alle Änderungen um %1 gespeichert</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>Vorgänge zeigen</translation>
    </message>
    <message>
        <source>Fingerprint of the recordings: the same data give the same</source>
        <translation>Fingerabdruck der Aufzeichnungen: gleiche Daten ergeben den gleichen</translation>
    </message>
    <message>
        <source>Memory that this program holds</source>
        <translation>Speicher, den dieses Programm belegt</translation>
    </message>
    <message>
        <source>Jobs: %1</source>
        <translation>Vorgänge: %1</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>Every change of a label is on the disk before the next one can be made</source>
        <translation>Jede Änderung einer Markierung ist auf der Platte, bevor die nächste möglich ist</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>Daten %1</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TerminalPanel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The same in a terminal</source>
        <translation>Dasselbe im Terminal</translation>
    </message>
    <message>
        <source>Open a project: then the command that does what the page shows stands here</source>
        <translation>Ein Projekt öffnen: Dann steht hier der Befehl, der dasselbe tut wie die Seite</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Needs an open project</source>
        <translation>Benötigt ein geöffnetes Projekt</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::ThresholdPage</name>
    <message>
        <source>Find the threshold</source>
        <translation>Schwelle suchen</translation>
    </message>
    <message>
        <source>Keep this rule</source>
        <translation>Regel übernehmen</translation>
    </message>
    <message>
        <source>Review above</source>
        <translation>Prüfung ab</translation>
    </message>
    <message>
        <source>Events found</source>
        <translation>Gefundene Ereignisse</translation>
    </message>
    <message>
        <source>Warning before the failure</source>
        <translation>Vorwarnzeit vor dem Ausfall</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>Time in alarm</source>
        <translation>Zeit im Alarm</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Time that is judged</source>
        <translation>Zeit, die beurteilt wird</translation>
    </message>
    <message>
        <source>Validation time</source>
        <translation>Validierungszeit</translation>
    </message>
    <message>
        <source>Test time</source>
        <translation>Testzeit</translation>
    </message>
    <message>
        <source>False-alarm budget</source>
        <translation>Fehlalarm-Budget</translation>
    </message>
    <message>
        <source>1 false alarm per pump per month</source>
        <translation>1 Fehlalarm pro Pumpe und Monat</translation>
    </message>
    <message>
        <source>Find the threshold for the budget</source>
        <translation>Schwelle für das Budget suchen</translation>
    </message>
    <message>
        <source>Keep this rule with the run</source>
        <translation>Diese Regel für den Lauf übernehmen</translation>
    </message>
    <message>
        <source>Scores above the threshold, at least</source>
        <translation>Scores über der Schwelle, mindestens</translation>
    </message>
    <message>
        <source>Scores looked back at</source>
        <translation>Zurückliegende Scores, die betrachtet werden</translation>
    </message>
    <message>
        <source>Hysteresis in units of the score</source>
        <translation>Hysterese in Einheiten des Scores</translation>
    </message>
    <message>
        <source>Minimum duration in minutes</source>
        <translation>Mindestdauer in Minuten</translation>
    </message>
    <message>
        <source>Quiet after an alarm, in minutes</source>
        <translation>Sperrzeit nach einem Alarm, in Minuten</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Review cut</source>
        <translation>Prüfschwelle</translation>
    </message>
    <message>
        <source>A review cut below the alarm</source>
        <translation>Eine Prüfschwelle unter dem Alarm</translation>
    </message>
    <message>
        <source>What there is to see</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>Whether the budget is shown</source>
        <translation>Ob das Budget nachgewiesen ist</translation>
    </message>
    <message>
        <source>Alarms at this threshold</source>
        <translation>Alarme bei dieser Schwelle</translation>
    </message>
    <message>
        <source>Double click or Enter shows the alarm on the Data page</source>
        <translation>Doppelklick oder Eingabe zeigt den Alarm auf der Seite „Daten“</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Budget</source>
        <translation>Bud&amp;get</translation>
    </message>
    <message>
        <source>hystere&amp;sis</source>
        <translation>H&amp;ysterese</translation>
    </message>
    <message>
        <source>lastin&amp;g</source>
        <translation>Da&amp;uer</translation>
    </message>
    <message>
        <source>&amp;quiet after</source>
        <translation>S&amp;perrzeit</translation>
    </message>
    <message>
        <source>Thresh&amp;old</source>
        <translation>&amp;Schwelle</translation>
    </message>
    <message>
        <source>&amp;Find the threshold</source>
        <translation>&amp;Schwelle suchen</translation>
    </message>
    <message>
        <source>The most sensitive threshold that is shown to keep the budget</source>
        <translation>Die empfindlichste Schwelle, für die das Budget nachgewiesen ist</translation>
    </message>
    <message>
        <source>&amp;Keep this threshold</source>
        <translation>Schwelle über&amp;nehmen</translation>
    </message>
    <message>
        <source>The rule as it stands on the Threshold page is kept with the run</source>
        <translation>Die Regel der Seite „Schwelle“ wird für den Lauf übernommen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>Lauf %1: %2</translation>
    </message>
    <message>
        <source>The project has no finished run</source>
        <translation>Das Projekt hat keinen fertigen Lauf</translation>
    </message>
    <message>
        <source>The threshold is chosen on validation time; test time shows what it does on time that had no say</source>
        <translation>Die Schwelle wird auf Validierungszeit gewählt; Testzeit zeigt ihre Wirkung auf Zeit, die nicht mitbestimmt hat</translation>
    </message>
    <message>
        <source>Needs a run with scores in validation and in test time</source>
        <translation>Benötigt einen Lauf mit Scores in Validierungs- und Testzeit</translation>
    </message>
    <message>
        <source>Test time is for judging, not for choosing: show validation time to move the threshold</source>
        <translation>Testzeit dient zum Beurteilen, nicht zum Wählen: Validierungszeit zeigen, um die Schwelle zu verschieben</translation>
    </message>
    <message>
        <source>Needs the scores of a finished run</source>
        <translation>Benötigt die Scores eines fertigen Laufs</translation>
    </message>
    <message>
        <source>Drag the cuts in the picture, or use the arrow keys here</source>
        <translation>Die Schwellen im Bild ziehen oder hier die Pfeiltasten verwenden</translation>
    </message>
    <message>
        <source>How many false alarms you grant each machine: 1/30d, 2 a week, 1 false alarm per pump per month</source>
        <translation>Wie viele Fehlalarme je Maschine zulässig sind: 1/30d, 2 pro Woche, 1 Fehlalarm pro Pumpe und Monat</translation>
    </message>
    <message>
        <source>So many of the last scores must be above the threshold</source>
        <translation>So viele der letzten Scores müssen über der Schwelle liegen</translation>
    </message>
    <message>
        <source>The scores that are looked back at</source>
        <translation>Die zurückliegenden Scores, die betrachtet werden</translation>
    </message>
    <message>
        <source>An alarm ends only when the score has fallen this far below the threshold</source>
        <translation>Ein Alarm endet erst, wenn der Score um so viel unter die Schwelle gefallen ist</translation>
    </message>
    <message>
        <source>The condition must hold this long before an alarm is raised; curve and tiles leave it out, the list does not</source>
        <translation>So lange muss die Bedingung gelten, bevor ein Alarm ausgelöst wird; Kurve und Kacheln berücksichtigen das nicht, die Liste schon</translation>
    </message>
    <message>
        <source>No new alarm for this long after one has ended; curve and tiles leave it out, the list does not</source>
        <translation>So lange kein neuer Alarm, nachdem einer geendet hat; Kurve und Kacheln berücksichtigen das nicht, die Liste schon</translation>
    </message>
    <message>
        <source>A second cut below the alarm: between both a person has a look</source>
        <translation>Eine zweite Schwelle unter dem Alarm: Dazwischen prüft ein Mensch</translation>
    </message>
    <message>
        <source>Where looking begins</source>
        <translation>Wo die Prüfung beginnt</translation>
    </message>
    <message>
        <source>Tick &quot;Review above&quot; first</source>
        <translation>Zuerst „Prüfung ab“ ankreuzen</translation>
    </message>
    <message>
        <source>Needs a finished run of an open project</source>
        <translation>Benötigt einen fertigen Lauf eines geöffneten Projekts</translation>
    </message>
    <message>
        <source>The most sensitive threshold that is shown to keep the budget, kept with the run</source>
        <translation>Die empfindlichste Schwelle, für die das Budget nachgewiesen ist; sie wird für den Lauf übernommen</translation>
    </message>
    <message>
        <source>Needs a budget that can be read</source>
        <translation>Benötigt ein lesbares Budget</translation>
    </message>
    <message>
        <source>Alarms of this run are judged and exported with this rule from now on</source>
        <translation>Alarme dieses Laufs werden von nun an nach dieser Regel beurteilt und exportiert</translation>
    </message>
    <message>
        <source>Open a project to see how false alarms and events found depend on the threshold.</source>
        <translation>Ein Projekt öffnen, um zu sehen, wie Fehlalarme und gefundene Ereignisse von der Schwelle abhängen.</translation>
    </message>
    <message>
        <source>No finished run yet. Train one on the Train page, then come back to choose its threshold.</source>
        <translation>Noch kein fertiger Lauf. Auf der Seite „Trainieren“ einen trainieren, dann hier seine Schwelle wählen.</translation>
    </message>
    <message>
        <source>Scoring the validation and test time of %1...</source>
        <translation>Scores für Validierungs- und Testzeit von %1 werden berechnet...</translation>
    </message>
    <message>
        <source>The run cannot be scored: %1</source>
        <translation>Die Scores des Laufs können nicht berechnet werden: %1</translation>
    </message>
    <message>
        <source>The run has no scores in its validation and test time: the recordings are shorter than its window, or all in training.</source>
        <translation>Der Lauf hat keine Scores in Validierungs- und Testzeit: Die Aufzeichnungen sind kürzer als sein Fenster oder liegen alle im Training.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 to %2 at 95 %</source>
        <comment>interval of a share</comment>
        <translation>%1 bis %2 bei 95 %</translation>
    </message>
    <message>
        <source>-</source>
        <translation>-</translation>
    </message>
    <message>
        <source>no labelled event in this time</source>
        <translation>kein markiertes Ereignis in dieser Zeit</translation>
    </message>
    <message>
        <source>%1 in %2 machine-days; at most %3</source>
        <translation>%1 in %2 Maschinentagen; höchstens %3</translation>
    </message>
    <message>
        <source>no time without event</source>
        <translation>keine Zeit ohne Ereignis</translation>
    </message>
    <message>
        <source>of the normal time</source>
        <translation>der normalen Zeit</translation>
    </message>
    <message>
        <source>and %1 to review: %2 looks a machine-month</source>
        <translation>und %1 zur Prüfung: %2 Prüfungen je Maschinenmonat</translation>
    </message>
    <message>
        <source>This is test time: it judges the threshold, it does not choose it.</source>
        <translation>Dies ist Testzeit: Sie beurteilt die Schwelle, sie wählt sie nicht.</translation>
    </message>
    <message>
        <source>no event found</source>
        <translation>kein Ereignis gefunden</translation>
    </message>
    <message>
        <source>median of %1 found</source>
        <translation>Median der gefundenen (%1)</translation>
    </message>
    <message>
        <source>median; %1 to %2 at 95 %</source>
        <comment>interval of a duration</comment>
        <translation>Median; %1 bis %2 bei 95 %</translation>
    </message>
    <message>
        <source>No alarm at this threshold</source>
        <translation>Kein Alarm bei dieser Schwelle</translation>
    </message>
    <message>
        <source>Alarms at this threshold: the first %1 of %2</source>
        <translation>Alarme bei dieser Schwelle: die ersten %1 von %2</translation>
    </message>
    <message>
        <source>Alarms at this threshold: %1</source>
        <translation>Alarme bei dieser Schwelle: %1</translation>
    </message>
    <message>
        <source>Find the threshold of run %1</source>
        <translation>Schwelle von Lauf %1 suchen</translation>
    </message>
    <message>
        <source>threshold %1, budget shown</source>
        <translation>Schwelle %1, Budget nachgewiesen</translation>
    </message>
    <message>
        <source>threshold %1, budget not shown yet: %2</source>
        <translation>Schwelle %1, Budget noch nicht nachgewiesen: %2</translation>
    </message>
    <message>
        <source>Keep the threshold of run %1</source>
        <translation>Schwelle von Lauf %1 übernehmen</translation>
    </message>
    <message>
        <source>kept; the budget is shown</source>
        <translation>übernommen; das Budget ist nachgewiesen</translation>
    </message>
    <message>
        <source>&amp;Alarm when</source>
        <comment>2 of 3 scores are above the threshold</comment>
        <translation>Alarm, &amp;wenn</translation>
    </message>
    <message>
        <source>of</source>
        <comment>2 of 3 scores</comment>
        <translation>von</translation>
    </message>
    <message>
        <source>scores are above it;</source>
        <translation>Scores darüber liegen;</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TrainForm</name>
    <message>
        <source>Seed: a whole number from 0 is needed, for example 1</source>
        <translation>Startwert: eine ganze Zahl ab 0 ist nötig, zum Beispiel 1</translation>
    </message>
    <message>
        <source>Threads: a whole number from 1 to %1 is needed, or nothing for what fits the network</source>
        <translation>Threads: eine ganze Zahl von 1 bis %1 ist nötig, oder nichts für das, was zum Netz passt</translation>
    </message>
    <message>
        <source>Split: a number of rows from 4 is needed, for example 400</source>
        <translation>Aufteilung: eine Zeilenzahl ab 4 ist nötig, zum Beispiel 400</translation>
    </message>
    <message>
        <source>Split: name a tag and its value, for example site=north</source>
        <translation>Aufteilung: ein Kennzeichen und seinen Wert nennen, zum Beispiel site=north</translation>
    </message>
    <message>
        <source>Inputs: the recordings have no channel in common</source>
        <translation>Eingänge: die Aufzeichnungen haben keinen gemeinsamen Kanal</translation>
    </message>
    <message>
        <source>Inputs: take at least one channel</source>
        <translation>Eingänge: mindestens einen Kanal wählen</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TrainPage</name>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Train the recipe of the Train page as its settings say</source>
        <translation>Das Rezept der Seite „Trainieren“ mit seinen Einstellungen trainieren</translation>
    </message>
    <message>
        <source>&amp;Cancel the training</source>
        <translation>Training abbre&amp;chen</translation>
    </message>
    <message>
        <source>Stop and keep the best weights so far as a run</source>
        <translation>Anhalten und die bisher besten Gewichte als Lauf behalten</translation>
    </message>
    <message>
        <source>Go on with the &amp;stopped run</source>
        <translation>Angehaltenen Lauf &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Train the chosen run on from its newest checkpoint</source>
        <translation>Den gewählten Lauf ab seinem neuesten Zwischenstand weitertrainieren</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>A&amp;uswerten</translation>
    </message>
    <message>
        <source>Figures of the chosen run and of its baselines on the test part</source>
        <translation>Werte des gewählten Laufs und seiner Vergleichsverfahren auf dem Testteil</translation>
    </message>
    <message>
        <source>Pick a t&amp;hreshold</source>
        <translation>Schwelle &amp;wählen</translation>
    </message>
    <message>
        <source>Show the chosen run on the Threshold page</source>
        <translation>Den gewählten Lauf auf der Seite „Schwelle“ zeigen</translation>
    </message>
    <message>
        <source>Copy the &amp;runs</source>
        <translation>&amp;Läufe kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen runs, or all, with their baselines as a table, tab-separated</source>
        <translation>Die gewählten Läufe, oder alle, mit ihren Vergleichsverfahren als Tabelle kopieren, durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>&amp;All settings of the recipe</source>
        <translation>Alle &amp;Einstellungen des Rezepts</translation>
    </message>
    <message>
        <source>Every setting of the recipe on the Train page, or the common ones</source>
        <translation>Jede Einstellung des Rezepts auf der Seite „Trainieren“, oder nur die gängigen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>State of the training</source>
        <translation>Zustand des Trainings</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>Open a project to train a model on its recordings.</source>
        <translation>Ein Projekt öffnen, um ein Modell mit seinen Aufzeichnungen zu trainieren.</translation>
    </message>
    <message>
        <source>O&amp;pen project...</source>
        <translation>Pro&amp;jekt öffnen...</translation>
    </message>
    <message>
        <source>Nothing to train on yet</source>
        <translation>Noch nichts zum Trainieren vorhanden</translation>
    </message>
    <message>
        <source>Import recordings on the Data page, or in a terminal: tocsin import PROJECT FILES</source>
        <translation>Aufzeichnungen auf der Seite „Daten“ importieren oder im Terminal: tocsin import PROJECT FILES</translation>
    </message>
    <message>
        <source>Go to Data to im&amp;port</source>
        <translation>Zum Im&amp;port auf Seite „Daten“</translation>
    </message>
    <message>
        <source>No training is running</source>
        <translation>Kein Training läuft</translation>
    </message>
    <message>
        <source>The training is stopping already</source>
        <translation>Das Training hält schon an</translation>
    </message>
    <message>
        <source>Choose one run in the table</source>
        <translation>Einen Lauf in der Tabelle wählen</translation>
    </message>
    <message>
        <source>Needs a run that has a model</source>
        <translation>Benötigt einen Lauf, der ein Modell hat</translation>
    </message>
    <message>
        <source>There is no run yet</source>
        <translation>Es gibt noch keinen Lauf</translation>
    </message>
    <message>
        <source>Needs a project with recordings</source>
        <translation>Benötigt ein Projekt mit Aufzeichnungen</translation>
    </message>
    <message>
        <source>Stopping; the best weights so far are kept...</source>
        <translation>Wird angehalten; die bisher besten Gewichte werden behalten...</translation>
    </message>
    <message>
        <source>Epochs are done; %1</source>
        <translation>Epochen sind fertig; %1</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>Reading the recordings</source>
        <translation>Aufzeichnungen werden gelesen</translation>
    </message>
    <message>
        <source>; %1 of %2 validation events found</source>
        <translation>; %1 von %2 Validierungsereignissen gefunden</translation>
    </message>
    <message>
        <source>; %1 left</source>
        <translation>; noch %1</translation>
    </message>
    <message>
        <source>Run %1 (%2) was stopped after epoch %3 of %4: Resume goes on where it was.</source>
        <translation>Lauf %1 (%2) wurde nach Epoche %3 von %4 angehalten: „Fortsetzen“ macht dort weiter.</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TrainPresenter</name>
    <message>
        <source>Needs an open project</source>
        <translation>Benötigt ein geöffnetes Projekt</translation>
    </message>
    <message>
        <source>Needs a recording; import one on the Data page</source>
        <translation>Benötigt eine Aufzeichnung; auf der Seite „Daten“ eine importieren</translation>
    </message>
    <message>
        <source>The project is open for reading only: %1</source>
        <translation>Das Projekt ist nur zum Lesen geöffnet: %1</translation>
    </message>
    <message>
        <source>A training is running; cancel it or wait for its end</source>
        <translation>Ein Training läuft; es abbrechen oder sein Ende abwarten</translation>
    </message>
    <message>
        <source>%1 needs labels; confirm some on the Label page</source>
        <translation>%1 benötigt Markierungen; einige auf der Seite „Markieren“ bestätigen</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>%1 trainieren</translation>
    </message>
    <message>
        <source>Go on with run %1</source>
        <translation>Lauf %1 fortsetzen</translation>
    </message>
    <message>
        <source>Stopped before the first epoch ended: nothing was kept.</source>
        <translation>Vor dem Ende der ersten Epoche angehalten: Es wurde nichts behalten.</translation>
    </message>
    <message>
        <source>Stopped after epoch %1 of %2. The best weights so far are kept as run %3: it can be evaluated, tuned and resumed.</source>
        <translation>Nach Epoche %1 von %2 angehalten. Die bisher besten Gewichte sind als Lauf %3 behalten: Er kann ausgewertet, abgestimmt und fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Run %1 is finished in %2 s.</source>
        <translation>Lauf %1 ist in %2 s fertig geworden.</translation>
    </message>
    <message>
        <source>stopped after epoch %1 of %2; kept as run %3</source>
        <translation>nach Epoche %1 von %2 angehalten; als Lauf %3 behalten</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Choose one run in the table</source>
        <translation>Einen Lauf in der Tabelle wählen</translation>
    </message>
    <message>
        <source>The project is open for reading only: the figures could not be kept</source>
        <translation>Das Projekt ist nur zum Lesen geöffnet: Die Werte könnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>A run is being evaluated</source>
        <translation>Ein Lauf wird ausgewertet</translation>
    </message>
    <message>
        <source>Run %1 has no model</source>
        <translation>Lauf %1 hat kein Modell</translation>
    </message>
    <message>
        <source>Choose a stopped run in the table</source>
        <translation>Einen angehaltenen Lauf in der Tabelle wählen</translation>
    </message>
    <message>
        <source>Run %1 has finished; a finished run is never trained again</source>
        <translation>Lauf %1 ist fertig; ein fertiger Lauf wird nie weitertrainiert</translation>
    </message>
    <message>
        <source>Run %1 left nothing to go on from; train it anew</source>
        <translation>Lauf %1 hat nichts zum Fortsetzen hinterlassen; neu trainieren</translation>
    </message>
    <message>
        <source>Evaluate run %1</source>
        <translation>Lauf %1 auswerten</translation>
    </message>
    <message>
        <source>%1 of %2 test events found</source>
        <translation>%1 von %2 Testereignissen gefunden</translation>
    </message>
</context>
<context>
    <name>tocsin::workbench::TrainSentences</name>
    <message>
        <source>less than 1 s</source>
        <translation>weniger als 1 s</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
    <message>
        <source>1 channel</source>
        <translation>1 Kanal</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>, windows of %1 samples</source>
        <translation>, Fenster von %1 Abtastwerten</translation>
    </message>
    <message>
        <source> = %1</source>
        <translation> = %1</translation>
    </message>
    <message>
        <source>no network: fitted in one pass</source>
        <translation>kein Netz: in einem Durchgang angepasst</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>ein Augenblick</translation>
    </message>
    <message>
        <source>%1 parameters, %2 as float32</source>
        <translation>%1 Parameter, %2 als float32</translation>
    </message>
    <message>
        <source>%1 multiply-adds (MACs) a window</source>
        <translation>%1 Multiplikationen mit Addition (MACs) je Fenster</translation>
    </message>
    <message>
        <source>about %1 more while it trains</source>
        <translation>etwa %1 zusätzlich während des Trainings</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 Epoche</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 Epochen</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source> at most</source>
        <translation> höchstens</translation>
    </message>
    <message>
        <source>%1 for %2%3; from %4 steps measured just now, %5</source>
        <translation>%1 für%3 %2; aus %4 soeben gemessenen Schritten, %5</translation>
    </message>
    <message>
        <source>%1 of %2 steps each; not measured yet</source>
        <translation>%1 zu je %2 Schritten; noch nicht gemessen</translation>
    </message>
    <message>
        <source>windows shared between train and test: %1</source>
        <translation>gemeinsame Fenster von Training und Test: %1</translation>
    </message>
    <message>
        <source>The test part holds no window: nothing can be shown about this run; choose another split or a shorter window.</source>
        <translation>Der Testteil enthält kein Fenster: Über diesen Lauf lässt sich nichts nachweisen; eine andere Aufteilung oder ein kürzeres Fenster wählen.</translation>
    </message>
    <message>
        <source>No labelled event is in the test part: whether it finds failures cannot be shown, only its false alarms.</source>
        <translation>Im Testteil liegt kein markiertes Ereignis: Ob er Ausfälle findet, ist nicht nachweisbar, nur seine Fehlalarme.</translation>
    </message>
    <message>
        <source>The validation part holds no window: no threshold can be tuned on it.</source>
        <translation>Der Validierungsteil enthält kein Fenster: Keine Schwelle kann darauf abgestimmt werden.</translation>
    </message>
    <message>
        <source>Windows of the test part reach back over training rows; this split allows it, as a device does that goes on from what it learned on.</source>
        <translation>Fenster des Testteils reichen über Trainingszeilen zurück; diese Aufteilung lässt das zu, wie bei einem Gerät, das nach den gelernten Daten weiterläuft.</translation>
    </message>
</context>
</TS>
