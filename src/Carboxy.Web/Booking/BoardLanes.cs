using Carboxy.Work.Booking;

namespace Carboxy.Web.Booking;

/// <summary>Visits of one column, side by side where their times overlap.</summary>
/// <param name="Count">How many stand beside each other at most, one where there is none.</param>
sealed record BoardLanes(int Count, IReadOnlyList<(BoardVisit Visit, DayPart Span, int Lane)> Placed)
{
    /// <summary>Each visit goes into the first lane that is free when it begins.</summary>
    public static BoardLanes Of(IEnumerable<(BoardVisit Visit, DayPart Span)> visits)
    {
        List<int> ends = [];
        List<(BoardVisit, DayPart, int)> placed = [];
        foreach (var (visit, span) in visits.OrderBy(v => v.Span.From).ThenBy(v => v.Visit.Booking.Id.Value))
        {
            var lane = ends.FindIndex(end => end <= span.From);
            if (lane < 0)
            {
                lane = ends.Count;
                ends.Add(0);
            }

            ends[lane] = span.To;
            placed.Add((visit, span, lane + 1));
        }

        return new(Math.Max(1, ends.Count), placed);
    }
}
