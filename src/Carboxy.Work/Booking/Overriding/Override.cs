using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Somebody saw which rules a booking breaks and wants it all the same.</summary>
/// <param name="Rules">The rules that were shown; a rule beside them is asked about again.</param>
public sealed record Override(IReadOnlyCollection<BookingRule> Rules, string Reason)
{
    public const int LongestReason = 300;
}

/// <summary>A rule that was broken, in the words in which it was shown.</summary>
public sealed record BrokenRule(BookingRule Rule, Text Says, IReadOnlyList<string> Sources)
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Cyrillic, UnicodeRanges.GeneralPunctuation) };

    internal static string? Write(IReadOnlyList<BrokenRule> broken) =>
        broken.Count == 0 ? null : JsonSerializer.Serialize(broken.Select(b => new Kept(Word.Of(b.Rule), b.Says.Ru, b.Says.En, b.Sources)), Options);

    internal static IReadOnlyList<BrokenRule> Read(string? json) =>
        json is null ? [] : [.. JsonSerializer.Deserialize<List<Kept>>(json)!.Select(k => new BrokenRule(Word.To<BookingRule>(k.Rule), new(k.Ru, k.En), k.Sources))];

    sealed record Kept(string Rule, string Ru, string En, IReadOnlyList<string> Sources);
}

/// <summary>Whether what stands against a booking may be set aside: every rule of it breakable, shown, and the person's to break.</summary>
static class Overriding
{
    /// <summary>What stands against it still; empty where it may be booked.</summary>
    public static async Task<IReadOnlyList<Obstacle>> LeftAsync(ClinicDb db, IReadOnlyList<Obstacle> obstacles, Override? anyway, CancellationToken cancel)
    {
        if (obstacles.Count == 0 || anyway is null)
            return obstacles;
        if (string.IsNullOrWhiteSpace(anyway.Reason) || anyway.Reason.Length > Override.LongestReason)
            return [.. obstacles, new(new($"Назовите причину, не длиннее {Override.LongestReason} знаков: она останется в записи.", $"Give a reason of at most {Override.LongestReason} characters: it is kept with the booking."))];
        if (obstacles.Any(o => o.Rule is not { } rule || !anyway.Rules.Contains(rule)))
            return obstacles;
        var roles = db.Actor.PersonId is { } person ? await db.PersonRoles.AsNoTracking().Where(r => r.PersonId == person).Select(r => r.Role).ToListAsync(cancel) : [];
        var notTheirs = obstacles.Select(o => o.Rule!.Value).Distinct().Where(rule => !rule.MayBreak().Any(roles.Contains)).ToList();
        return notTheirs.Count == 0 ? [] : [.. obstacles, .. notTheirs.Select(rule => new Obstacle(new(
            $"«{rule.Name().Ru}»: от этого правила может отступить только врач.", $"\"{rule.Name().En}\": only a physician may set this rule aside.")))];
    }
}
