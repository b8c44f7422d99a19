using Carboxy.Work.Audit;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

public sealed class GroupCommitTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_waits_is_committed_together_and_each_piece_stands_or_falls_by_itself(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var commits = 0;
        var writer = new GroupCommit(clinic.Store, clinic.Clock) { Reached = step => commits += step == "committed" ? 1 : 0 };
        var acting = new Acting(clinic.Clinic.Id, clinic.Actor);

        var pieces = Enumerable.Range(0, 100).Select(i => writer.RunAsync(acting, async db =>
        {
            db.ClinicDetails.Add(new() { Name = $"detail_{i}", Ru = "да", En = "yes" });
            await db.SaveChangesAsync(Cancel);
            return i % 10 == 7 ? throw new InvalidOperationException($"{i}") : new Written<int>(i, Keep: i % 10 != 3);
        }, Cancel)).ToList();
        await Task.WhenAll(pieces.Select(p => p.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(Enumerable.Range(0, 100).Where(i => i % 10 == 7), Enumerable.Range(0, 100).Where(i => pieces[i].IsFaulted));
        Assert.All(pieces.Where(p => !p.IsFaulted), p => Assert.Equal(pieces.IndexOf(p), p.Result));
        await using var kept = clinic.Db();
        Assert.Equal(80, await kept.ClinicDetails.CountAsync(Cancel));
        Assert.InRange(commits, 2, 40); // a hundred pieces, far fewer commits, never more than 64 in one
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_group_that_others_hinder_begins_again_and_is_written_once(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var (hindered, ran) = (0, 0);
        var writer = new GroupCommit(clinic.Store, clinic.Clock)
        {
            Reached = step =>
            {
                if (step == "before commit" && ++hindered <= 2)
                    throw new DbUpdateException("others were faster", new Npgsql.PostgresException("", "", "", "40P01"));
            },
        };
        var acting = new Acting(clinic.Clinic.Id, clinic.Actor);

        var outcome = await writer.RunAsync(acting, async db =>
        {
            db.ClinicDetails.Add(new() { Name = "once", Ru = "да", En = "yes" });
            db.Note(new(AuditKind.Create, "test", null, patient: null));
            await db.SaveChangesAsync(Cancel);
            return new Written<int>(++ran, Keep: true);
        }, Cancel);

        Assert.Equal((3, 3), (outcome, hindered));
        await using var kept = clinic.Db();
        Assert.Equal(1, await kept.ClinicDetails.CountAsync(Cancel));
        Assert.Equal(1, await kept.AuditLines.CountAsync(l => l.Record == "test", Cancel));
        Assert.IsType<TrailVerified.Whole>(await clinic.WithAsync((AuditTrail trail) => trail.VerifyAsync(Cancel)));
    }

    [Fact]
    public async Task A_writer_that_fails_for_good_tells_everybody_who_waits_and_works_on()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        var broken = true;
        var writer = new GroupCommit(clinic.Store, clinic.Clock) { Reached = step => { if (broken && step == "before commit") throw new IOException("the disk is full"); } };
        var acting = new Acting(clinic.Clinic.Id, clinic.Actor);

        await Assert.ThrowsAsync<IOException>(() => writer.RunAsync(acting, _ => Task.FromResult(new Written<int>(1, Keep: true)), Cancel));
        broken = false;

        Assert.Equal(2, await writer.RunAsync(acting, _ => Task.FromResult(new Written<int>(2, Keep: true)), Cancel));
    }
}
