namespace Carboxy.Booking;

/// <summary>
/// Every place of one session by itself: with whom it can start when, and who and what would be taken. Where it stands already, it keeps
/// its room and its device as far as they are free.
/// </summary>
public sealed class SessionStarts
{
    readonly Calendar calendar;
    readonly TemplateMasks masks;
    readonly BookedSession? stands;

    public SessionStarts(Calendar calendar, string template, BookedSession? stands)
    {
        (this.calendar, this.stands) = (calendar, stands);
        masks = calendar.Masks(calendar.TemplateNumber(template));
        Practitioners = [.. masks.Shape.Candidates[0].Select(r => calendar.Problem.Resources[r].Id)];
    }

    /// <summary>Those with the skill, in the order of the problem.</summary>
    public IReadOnlyList<string> Practitioners { get; }

    /// <summary>Every start of a day with a practitioner, the earliest first; steps are stretched only where they must be.</summary>
    public IEnumerable<BookedSession> On(int day, string practitioner)
    {
        var candidate = Practitioners.ToList().IndexOf(practitioner);
        for (var bit = 0; candidate >= 0 && bit < calendar.Grid.Width; bit++)
        {
            var stretches = 0;
            while (stretches < masks.Shape.Classes.Length && !Starts(stretches, candidate, day, bit))
                stretches++;
            if (stretches < masks.Shape.Classes.Length)
                yield return calendar.Say(Filling.At(masks, calendar, candidate, stretches, day, bit, stands));
        }
    }

    bool Starts(int stretchClass, int candidate, int day, int bit) =>
        (masks.Starts(stretchClass, candidate)[(bit / 64 * calendar.Stride) + day] >> (bit % 64) & 1) == 1;
}
