//! Deleting a case for the window: only one that has been kept for long enough, only what was shown, and only while nobody has it.

use std::path::Path;
use std::sync::Mutex;

use super::case_list;
use super::desk::OfficeDesk;
use super::job::{DeletionOrder, DeletionOutcome, DeletionTask, NotDeleted};
use crate::files::atomic;
use crate::files::deletion::Deletion;
use crate::files::errand::Errand;
use crate::files::holding::{Held, Hold};
use crate::library::Library;
use crate::overview::retention::Retention;
use crate::problem::{Place, Problem};
use crate::safe::Opener;

impl OfficeDesk {
    pub(super) fn delete(
        &self,
        order: &DeletionOrder,
        library: &Library,
    ) -> Result<DeletionOutcome, NotDeleted> {
        let not = |why| NotDeleted { gone: Vec::new(), why: Box::new(why) };
        let path = &order.path;
        let folder = atomic::folder_of(path);
        let visit = Errand::Visit { folder: folder.to_owned() };
        self.messenger.run(&visit, &[]).map_err(|silence| not(silence.problem(folder)))?;
        let would = |order| self.would_go(order, library).map_err(not);
        match &order.task {
            DeletionTask::LookAt => would(order).map(DeletionOutcome::Would),
            DeletionTask::CarryOut(shown) => {
                let (held, hold) = Hold::take(path, false);
                match held {
                    Held::Here => {}
                    Held::Unknown => {
                        let why = "Ingen kan vide, om sagen er åben et andet sted.";
                        return Err(not(refused(path, why)));
                    }
                    Held::By(_) | Held::ByGone(_) => {
                        let why = "Sagen er åben et andet sted.";
                        let cure = "Luk den dér, og slet den så.";
                        return Err(not(refused(path, why).with_cure(cure)));
                    }
                }
                let now = would(order)?;
                if now != *shown {
                    let why = "Der er sket noget ved sagens filer, siden du så på dem.";
                    return Err(not(
                        refused(path, why).with_cure("Se på dem igen, før du sletter.")
                    ));
                }
                let mut gone = Vec::new();
                let carried_out = now.carry_out(|file| gone.push(file.to_owned()));
                drop(hold);
                carried_out.map_err(|why| NotDeleted { gone: gone.clone(), why: Box::new(why) })?;
                now.leave();
                Ok(DeletionOutcome::Deleted { gone, staying: now.staying })
            }
        }
    }

    /// What would go with the case, which has been kept for long enough.
    fn would_go(&self, order: &DeletionOrder, library: &Library) -> Result<Deletion, Problem> {
        let own = self.key_ring.key().map(Opener::Own);
        let case = case_list::open(&order.path, own.as_ref(), &Mutex::new(()))?;
        let case = case.ok_or_else(|| refused(&order.path, "Sagen er låst for dig."))?;
        let retention = Retention::of(library, &case, order.months);
        if !retention.is_some_and(|it| it.is_passed(order.today)) {
            let why = "Sagen har ikke passeret slettefristen mere.";
            return Err(refused(&order.path, why).with_cure("Læs listen over sager igen."));
        }
        Deletion::of(&order.path, &library.owner(&case))
    }
}

fn refused(path: &Path, why: &str) -> Problem {
    let place = Place::File { name: path.display().to_string(), line: 0, excerpt: String::new() };
    Problem::blocker("not-deleted", place, why)
}
