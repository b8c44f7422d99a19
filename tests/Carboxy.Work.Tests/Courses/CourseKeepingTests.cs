using Carboxy.Courses;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

public sealed class CourseKeepingTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Whoever decides on a course decides on what they have read of it, also where its row was read again since.</summary>
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_follows_from_an_older_version_of_a_course_is_refused_and_changes_nothing(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await using var mine = treating.Clinic.Db();
        var read = await mine.Courses.AsNoTracking().SingleAsync(c => c.Id == course, Cancel);

        await KeepAsync(treating, course, CourseState.Paused, read.Version);
        var late = await Assert.ThrowsAnyAsync<DbUpdateException>(() => KeepAsync(treating, course, CourseState.Stopped, read.Version));

        Assert.True(late.IsTaken || late is DbUpdateConcurrencyException);
        var stands = await mine.Courses.AsNoTracking().SingleAsync(c => c.Id == course, Cancel);
        Assert.Equal((read.Version + 1, Word.Of(CourseState.Paused)), (stands.Version, stands.State));
        Assert.Equal(read.Version + 1, await mine.CourseVersions.CountAsync(v => v.CourseId == course, Cancel));
    }

    static async Task KeepAsync(Treating treating, Id<CourseRow> course, CourseState state, int read)
    {
        await using var db = treating.Clinic.Db();
        var row = await db.Courses.SingleAsync(c => c.Id == course, Cancel);
        new CourseKeeping(db, treating.Clinic.Clock).Keep(row, CourseJson.Read(row.Content) with { State = state }, read);
        db.Note(new(AuditKind.Change, "course", course.Value, row.PatientId, "test"));
        await db.SaveChangesAsync(Cancel);
    }
}
