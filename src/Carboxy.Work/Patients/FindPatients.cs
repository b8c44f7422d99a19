using System.Linq.Expressions;
using Carboxy.Patients;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Patients;

/// <summary>
/// Finds patients while somebody types: names in either script or the wrong keyboard layout, phone numbers, birth dates,
/// in any order. A list is no opened record, so it leaves no line of audit; opening one does.
/// </summary>
public sealed class FindPatients(ClinicDb db)
{
    /// <summary>More than are shown, so that the best of them can be put first.</summary>
    const int Candidates = 100;

    /// <summary>Words that more patients share than this are equally poor leaders.</summary>
    const int Crowd = 5000;

    const int LettersForTypos = 4;

    public async Task<IReadOnlyList<Patient>> RunAsync(string text, int atMost, CancellationToken cancel)
    {
        var readings = PatientQuery.ReadingsOf(text);
        foreach (var query in readings)
            if (await FindAsync(query, cancel) is { Count: > 0 } found)
                return await ShowAsync(found, text, atMost, cancel);
        foreach (var query in readings)
            if (await MendAsync(query, cancel) is { } mended && await FindAsync(mended, cancel) is { Count: > 0 } found)
                return await ShowAsync(found, text, atMost, cancel);
        return [];
    }

    /// <summary>The rarest word leads, kind by kind; the others must be there for the same patient.</summary>
    async Task<List<Id<Patient>>> FindAsync(PatientQuery query, CancellationToken cancel)
    {
        var leading = query.Words[0];
        var fewest = int.MaxValue;
        foreach (var word in query.Words.Count == 1 ? [] : query.Words)
            if (await CountAsync(word, cancel) is var count && count < fewest)
                (leading, fewest) = (word, count);
        if (fewest == 0)
            return [];

        var others = query.Words.Where(w => !ReferenceEquals(w, leading)).ToList();
        List<Id<Patient>> found = [];
        foreach (var prefix in leading)
        {
            var keys = db.PatientSearchKeys.AsNoTracking().Where(Begins([prefix]));
            foreach (var other in others)
            {
                var fits = db.PatientSearchKeys.Where(Begins(other));
                keys = keys.Where(k => fits.Any(o => o.PatientId == k.PatientId && o.Key != k.Key));
            }

            found.AddRange(await keys.OrderBy(k => k.Key).Select(k => k.PatientId).Take(Candidates).ToListAsync(cancel));
            if (found.Count >= Candidates)
                break;
        }

        return found;
    }

    /// <summary>How many keys a word fits, up to a crowd.</summary>
    async Task<int> CountAsync(IReadOnlyList<string> word, CancellationToken cancel)
    {
        var count = 0;
        foreach (var prefix in word)
            if (count < Crowd)
                count += await db.PatientSearchKeys.Where(Begins([prefix])).OrderBy(k => k.Key).Take(Crowd).CountAsync(cancel);
        return Math.Min(count, Crowd);
    }

    /// <summary>Puts in place of each name that nobody has the nearest ones that somebody has; null where there is nothing to mend.</summary>
    async Task<PatientQuery?> MendAsync(PatientQuery query, CancellationToken cancel)
    {
        List<IReadOnlyList<string>> words = [];
        var mended = false;
        foreach (var word in query.Words)
        {
            if (await CountAsync(word, cancel) > 0)
            {
                words.Add(word);
                continue;
            }

            List<string> near = [];
            foreach (var prefix in word.Where(p => p.Length > LettersForTypos && char.IsLetter(p[1])))
            {
                var known = await db.PatientSearchKeys.Where(Begins([prefix[..3]])).Select(k => k.Key).Distinct().ToListAsync(cancel);
                near.AddRange(known.Where(key => Typo.Near(prefix, key)));
            }

            if (near.Count == 0)
                return null;
            words.Add(near);
            mended = true;
        }

        return mended ? new(words) : null;
    }

    async Task<IReadOnlyList<Patient>> ShowAsync(List<Id<Patient>> found, string text, int atMost, CancellationToken cancel)
    {
        var ids = found.Distinct().ToList();
        var patients = await db.Patients.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        return [.. patients.OrderBy(p => PatientRank.Of(p, text)).ThenBy(p => p.FullName, StringComparer.CurrentCultureIgnoreCase).ThenBy(p => p.Id.Value).Take(atMost)];
    }

    /// <summary>From the prefix to just before whatever cannot begin with it: a range of the index.</summary>
    static Expression<Func<PatientSearchKey, bool>> Begins(IReadOnlyList<string> prefixes)
    {
        var row = Expression.Parameter(typeof(PatientSearchKey), "k");
        return Expression.Lambda<Func<PatientSearchKey, bool>>(prefixes.Select(Range).Aggregate(Expression.OrElse), row);

        Expression Range(string prefix)
        {
#pragma warning disable CA1309 // becomes SQL; the column itself compares byte by byte
            Expression<Func<PatientSearchKey, bool>> range = k => string.Compare(k.Key, prefix) >= 0 && string.Compare(k.Key, prefix + '\uffff') < 0;
#pragma warning restore CA1309
            return new Swap(range.Parameters[0], row).Visit(range.Body);
        }
    }

    sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
