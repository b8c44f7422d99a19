using Carboxy.Knowledge.Reading;

namespace Carboxy.Protocols;

/// <summary>A part of a session as the clinic's calendar sees it: how long, and who and what is taken meanwhile.</summary>
/// <param name="Minutes">whole five minutes; the shortest is planned, a longer one may be</param>
/// <param name="WithPatient">false for what is done after the patient has left</param>
public sealed record CalendarStep(string Id, Text Name, NumberRange Minutes, bool Practitioner, bool Room, bool Device, bool WithPatient)
{
    const int Slot = 5;

    static readonly Dictionary<string, string> Needs = new(StringComparer.Ordinal)
    {
        ["practitioner"] = "practitioner",
        ["room"] = "room",
        ["device"] = "device",
    };

    internal static CalendarStep Read(Fields f)
    {
        var minutes = f.Range("minutes");
        var needs = f.Words("needs");
        if (minutes.From <= 0 || minutes.From % Slot != 0 || minutes.To % Slot != 0)
            f.Faults.Add(f.PlaceOf("minutes"), new($"Календарь делит день по пять минут: {minutes.From}–{minutes.To} в него не ложится.", $"The calendar divides a day into five minutes; {minutes.From}-{minutes.To} does not fit."), new("Укажите число минут, кратное пяти.", "Give minutes that are multiples of five."));
        Entries.Refer(needs, Needs.ContainsKey, f.PlaceOf("needs"), "needs", f.Faults);
        return new(f.Word("id"), f.Text("name"), minutes, needs.Contains("practitioner"), needs.Contains("room"), needs.Contains("device"), !f.Flag("patient_gone"));
    }
}
