using Carboxy.Courses;
using Carboxy.Knowledge;

namespace Carboxy.Sessions;

/// <summary>A reaction as the record has it.</summary>
/// <param name="Kind">An event of the knowledge base; what the knowledge does not know counts as told in free words.</param>
/// <param name="Grade">1 mild to 5 fatal; a grade that nobody gave counts as severe.</param>
/// <param name="EndedOn">The clinic's day on which it had passed; null while it lasts.</param>
/// <param name="Lasted">From its beginning to its end, or to now while it lasts.</param>
/// <param name="Latest">It followed the latest session of that kind in that zone.</param>
/// <param name="Decided">A physician has closed the matter: what waits for one waits no longer.</param>
public sealed record PastReaction(string Kind, int? Grade, DateOnly? EndedOn, TimeSpan Lasted, Modality Modality, string Zone, Side Side, bool Decided, bool Latest);

/// <summary>One thing that a reaction asks of the sessions to come.</summary>
public sealed record Consequence(AftermathRule Rule, PastReaction Reaction, AdverseEvent Event);

/// <summary>Decides what reactions mean for the sessions to come; the knowledge says what, nobody at the chair does.</summary>
public static class Aftermath
{
    const int UnknownGrade = 3;

    /// <summary>Everything that stands, the gravest first.</summary>
    public static IReadOnlyList<Consequence> Of(IReadOnlyList<AftermathRule> rules, IReadOnlyList<AdverseEvent> events, IEnumerable<PastReaction> reactions) =>
    [
        .. from reaction in reactions
           let known = events.FirstOrDefault(e => e.Id == reaction.Kind) ?? events.FirstOrDefault(e => e.Kind == AdverseKind.Unknown)
           where known is not null
           from rule in rules
           where rule.Holds(known, reaction.Grade ?? UnknownGrade, reaction.Lasted) && !(reaction.Decided && WaitsForAPhysician(rule, reaction)) && (reaction.Latest || rule.Effect != AftermathEffect.LowerDose)
           orderby rule.Effect descending, rule.Id
           select new Consequence(rule, reaction, known),
    ];

    /// <summary>What keeps sessions back; a lower dose does not.</summary>
    public static IReadOnlyList<Hold> Holds(IEnumerable<Consequence> consequences) => [.. consequences.Where(c => c.Rule.Effect != AftermathEffect.LowerDose).Select(HoldOf)];

    /// <summary>What a session that may start has to bear in mind: less than the last time.</summary>
    public static IReadOnlyList<Hold> Cautions(IEnumerable<Consequence> consequences) =>
        [.. consequences.Where(c => c.Rule.Effect == AftermathEffect.LowerDose).Select(HoldOf).DistinctBy(h => h.Why)];

    static Hold HoldOf(Consequence c)
    {
        var name = new Text($"«{c.Event.Name.Ru}»", $"\"{c.Event.Name.En}\"");
        var (everywhere, delay) = (c.Rule.Effect == AftermathEffect.Stop, c.Rule.Effect == AftermathEffect.Delay);
        var still = delay && c.Reaction.EndedOn is null;
        return new(new(
            $"{name.Ru}: {c.Rule.Says.Ru}{(still ? " Сейчас она ещё не прошла." : null)}",
            $"{name.En}: {c.Rule.Says.En}{(still ? " It has not passed yet." : null)}"), [c.Rule.Id, .. c.Rule.Sources])
        {
            After = new($"реакции {name.Ru}", $"the reaction {name.En}"),
            Since = delay ? c.Reaction.EndedOn : null,
            Days = c.Rule.Days ?? 0,
            Modality = c.Rule.Effect is AftermathEffect.OtherModality or AftermathEffect.LowerDose ? c.Reaction.Modality : null,
            Zone = everywhere ? null : c.Reaction.Zone,
            Side = everywhere ? Side.None : c.Reaction.Side,
        };
    }

    /// <summary>A delay that has a day to end on ends by itself; everything else ends with a physician's word.</summary>
    static bool WaitsForAPhysician(AftermathRule rule, PastReaction reaction) => rule.Effect switch
    {
        AftermathEffect.Stop or AftermathEffect.OtherModality => true,
        AftermathEffect.Delay => reaction.EndedOn is null,
        _ => false,
    };
}
