using Carboxy.Knowledge;
using Carboxy.Quantities;
using Carboxy.Web.Server;
using Carboxy.Work.Adverse;

namespace Carboxy.Web.Adverse;

/// <summary>Reads what a patient's form says.</summary>
static class CheckUpPosted
{
    public static readonly IReadOnlyList<(string Value, Text Words, Lasting Lasting)> Lastings =
    [
        ("hour", new("до часа, прошло", "up to an hour, it is gone"), Lasting.Hour),
        ("day", new("до суток, прошло", "up to a day, it is gone"), Lasting.Day),
        ("longer", new("больше суток, прошло", "more than a day, it is gone"), Lasting.Longer),
        ("still", new("ещё не прошло", "it is still there"), Lasting.Still),
    ];

    /// <summary>What was ticked of what is asked. A sign that must be seen at once needs a tick and nothing more.</summary>
    public static CheckUpEntry Entry(Posted posted, IReadOnlyList<AdverseEvent> asked)
    {
        List<Symptom> symptoms = [];
        foreach (var one in asked)
        {
            if (one.Now is not null && posted.Ticked($"flag-{one.Id}"))
                symptoms.Add(new(one.Id, 3, Lasting.Still));
            else if (one.Now is null && posted[$"s-{one.Id}"] is not (null or "0"))
                symptoms.Add(new(one.Id, posted.Whole($"s-{one.Id}") ?? -1, LastingOf(posted[$"t-{one.Id}"])));
        }

        return new(posted.Ticked("Well"), symptoms, posted["Words"]?.Trim());
    }

    /// <summary>Who says nothing of how long has it still.</summary>
    static Lasting LastingOf(string? value) => Lastings.Where(l => l.Value == value).Select(l => l.Lasting).DefaultIfEmpty(Lasting.Still).First();
}
